import type { Field } from '@tillkit/core/gateway';
import { html } from 'hono/html';
import type { FieldError } from '@tillkit/core/problem';
import type { Offer } from '../accounts/index.ts';
import type { Markup } from './shell.ts';

/** `walletNumber`, `wallet_number` → "Wallet number" */
const labelOf = (name: string): string => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Not `required`: a field of a method that is not chosen must not stop the form. The server says what is missing. */
const fieldInput = (method: string, field: Field, errors: readonly FieldError[]): Markup => {
  const name = `field.${method}.${field.name}`;
  const wrong = errors.find(({ path }) => path === `fields.${field.name}`);
  const state = wrong ? html` aria-invalid="true" aria-describedby="wrong-${name}"` : '';
  return html`<label class="field">
    ${labelOf(field.name)}
    ${
      field.options
        ? html`<select name="${name}" autocomplete="${field.autocomplete}" ${state}>
            <option value="">Choose</option>
            ${field.options.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
          </select>`
        : html`<input
            name="${name}"
            autocomplete="${field.autocomplete}"
            ${field.pattern === undefined ? '' : html` pattern="${field.pattern}"`}
            ${state}
          />`
    }
    ${wrong ? html`<span class="wrong" id="wrong-${name}">${labelOf(field.name)} ${wrong.message}.</span>` : ''}
  </label>`;
};

/** The ways to pay, one of them chosen; its own fields show beneath it. Where all are for tests, the page's head says so. */
export const methodChoice = (
  offers: readonly Offer[],
  chosen: string | undefined,
  errors: readonly FieldError[],
): Markup => {
  const isMixed = offers.some(({ account }) => !account.test);
  return html`<fieldset id="methods">
    <legend>How would you like to pay?</legend>
    ${offers.map(
      ({ id, method, account }) =>
        html`<div class="method">
          <label>
            <input type="radio" name="method" value="${id}" ${id === chosen ? html` checked` : ''} />
            <span>${method.label}${method.detail === undefined ? '' : html`<small>${method.detail}</small>`}</span>
            ${isMixed && account.test ? html`<span class="test">Test</span>` : ''}
          </label>
          ${
            method.fields.length === 0
              ? ''
              : html`<div class="fields">
                  ${method.fields.map((field) => fieldInput(id, field, id === chosen ? errors : []))}
                </div>`
          }
        </div>`,
    )}
  </fieldset>`;
};
