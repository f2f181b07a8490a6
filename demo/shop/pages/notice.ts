import { html } from '../html.ts';
import type { Page } from './layout.ts';

/** A page that only says something: not found, not allowed, broken. */
export const noticePage = (title: string, says: string): Page => ({
  title: `${title} · The Corner Shop`,
  dress: 'shop',
  main: html`<div>
    <h1>${title}</h1>
    <p class="lede">${says} <a href="/">Back to the shelf</a>.</p>
  </div>`,
});
