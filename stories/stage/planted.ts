import { make, type States } from '../states/state.ts';
import './planted.css';

const planted = (look: string): States[string] => ({
  shows: 'Pay €43.90',
  make: () => {
    const className = `planted-${look}`;
    const words = Object.assign(document.createElement('p'), { className, textContent: 'Grey on grey' });
    return [make('till-pay-button', { className, sku: 'coffee', amount: 4_390, currency: 'EUR' }), words];
  },
});

/** An element with words of its own, in every place that has some, among those of a language nobody speaks. */
const hardCoded = (): HTMLElement => {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const text = Object.assign(document.createElement('p'), { textContent: '⟦Ṕáý⟧ Planted text' });
  const input = Object.assign(document.createElement('input'), { title: 'Planted title', placeholder: 'Planted hint' });
  input.setAttribute('aria-label', 'Planted label');
  root.append(text, input);
  return host;
};

/** What cannot be read in one look alone, an element and the page's own words: each must be found there, and nowhere else. */
export const PLANTED: States = {
  'planted/light': planted('light'),
  'planted/dark': planted('dark'),
  'planted/forced': planted('forced'),
  'planted/rtl': planted('rtl'),
  'planted/words': { shows: 'Planted text', make: () => [hardCoded()] },
};
