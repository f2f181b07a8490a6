import type { Meta } from '@storybook/web-components-vite';
import { make } from '../states/state.ts';
import { storyOf } from '../story.ts';

// Not to be seen in Storybook; the tests run it, and see it fail.
const meta: Meta = { title: 'Planted', component: 'till-pay-button', tags: ['!dev', '!autodocs'] };
export default meta;

/** Grey on grey. */
export const UnreadableButton = storyOf({
  shows: 'Pay €43.90',
  make: () => {
    const button = make('till-pay-button', { sku: 'coffee', amount: 4_390, currency: 'EUR' });
    button.style.setProperty('--till-accent', '#777');
    button.style.setProperty('--till-on-accent', '#888');
    return [button];
  },
});
