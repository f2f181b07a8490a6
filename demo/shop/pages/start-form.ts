import { html, type Markup } from '../html.ts';

/** Pays without JavaScript: what stands in a pay button until the kit takes over, and stays where it cannot. */
export const startForm = (sku: string, says: string): Markup =>
  html`<form method="post" action="/checkout/start">
    <input type="hidden" name="sku" value="${sku}" />
    <input type="hidden" name="return-to" value="/thanks" />
    <button>${says}</button>
  </form>`;
