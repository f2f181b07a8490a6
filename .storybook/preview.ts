/// <reference types="vite/client" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '@tillkit/elements/custom-elements.json' with { type: 'json' };
import './preview.css';

// The tables of the docs.
setCustomElementsManifest(manifest);

/** English, and every locale the kit speaks: each is a file. */
const FILES = Object.keys(import.meta.glob('../packages/elements/src/locales/*.ts'));
const LOCALES = ['en', ...FILES.flatMap((file) => /\/([a-z]{2}(?:-\w+)?)\.ts$/.exec(file)?.[1] ?? [])];

const preview: Preview = {
  parameters: {
    layout: 'padded',
    // Read from the page, it would be taken out of it for a moment: an open dialog does not outlive that.
    docs: { source: { type: 'code' } },
    // What axe finds fails the story. The tags are those of WCAG 2.2 AA.
    a11y: {
      test: 'error',
      options: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    },
    options: { storySort: { order: ['Pay button', 'Checkout modal', 'Order status', 'Walks'] } },
  },
  initialGlobals: { theme: 'auto', locale: 'en', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Light, dark, or as the system is',
      toolbar: { title: 'Theme', icon: 'contrast', dynamicTitle: true, items: ['auto', 'light', 'dark'] },
    },
    locale: {
      description: 'The language of the page',
      toolbar: { title: 'Locale', icon: 'globe', dynamicTitle: true, items: LOCALES },
    },
    direction: {
      description: 'The direction of the page',
      toolbar: { title: 'Direction', icon: 'transfer', dynamicTitle: true, items: ['ltr', 'rtl'] },
    },
  },
  decorators: [
    (story, { globals }) => {
      const { documentElement: page } = document;
      page.dataset['theme'] = String(globals['theme']);
      page.lang = String(globals['locale']);
      page.dir = String(globals['direction']);
      // They read the page's language when they render.
      for (const tag of ['till-pay-button', 'till-checkout-modal', 'till-order-status'] as const)
        for (const element of document.querySelectorAll(tag)) element.requestUpdate();
      return story();
    },
  ],
};
export default preview;
