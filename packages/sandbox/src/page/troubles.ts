import { html } from 'hono/html';
import type { Markup } from './shell.ts';

/** † Marks what the sandbox chose where nobody documents it. Read aloud it would only disturb. */
export const invented: Markup = html`<span aria-hidden="true">†</span>`;

/** The part of a pay page's form where something can be made to go wrong. @param choices values, and their words */
export const troubles = (choices: readonly (readonly [string, string])[]): Markup =>
  html`<details>
    <summary>Make something go wrong ${invented}</summary>
    <fieldset>
      <legend class="unseen">What shall go wrong</legend>
      ${choices.map(
        ([value, words]) => html`<label><input type="checkbox" name="fault" value="${value}" /> ${words}</label> `,
      )}
    </fieldset>
  </details>`;
