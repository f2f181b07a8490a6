import type { Field } from '@tillkit/core/gateway';
import { html, raw } from 'hono/html';
import type { FieldError } from '@tillkit/core/problem';
import type { Offer } from '../accounts/index.ts';
import type { Markup } from './shell.ts';

/** A sentence stands for itself; what else is said follows the field's name. */
const said = (label: string, message: string): string => (message.endsWith('.') ? message : `${label} ${message}.`);

/** Not `required`: a field of a method that is not chosen must not stop the form. The server says what is missing. */
const fieldInput = (method: string, field: Field, given: string, errors: readonly FieldError[]): Markup => {
  const name = `field.${method}.${field.name}`;
  const wrong = errors.find(({ path }) => path === `fields.${field.name}`);
  const state = wrong ? html` aria-invalid="true" aria-describedby="wrong-${name}"` : '';
  return html`<label class="field">
    ${field.label}
    ${
      field.options
        ? html`<select name="${name}" autocomplete="${field.autocomplete}" ${state}>
            <option value="">Choose</option>
            ${field.options.map(
              ({ value, label }) =>
                html`<option value="${value}" ${value === given ? raw(' selected') : ''}>${label}</option>`,
            )}
          </select>`
        : html`<input
            name="${name}"
            autocomplete="${field.autocomplete}"
            value="${given}"
            ${field.inputmode === undefined ? '' : html` inputmode="${field.inputmode}"`}
            ${state}
          />`
    }
    ${wrong ? html`<span class="wrong" id="wrong-${name}">${said(field.label, wrong.message)}</span>` : ''}
  </label>`;
};

export interface Choice {
  readonly offers: readonly Offer[];
  readonly chosen: string | undefined;
  /** What the buyer typed into the chosen one's fields: back to them, who must not type it twice, and to nobody else. */
  readonly given: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** The ways to pay, one of them chosen; its own fields show beneath it. Where all are for tests, the page's head says so. */
export const methodChoice = ({ offers, chosen, given, errors }: Choice): Markup => {
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
                  ${method.fields.map((field) =>
                    id === chosen
                      ? fieldInput(id, field, given[field.name] ?? '', errors)
                      : fieldInput(id, field, '', []),
                  )}
                </div>`
          }
        </div>`,
    )}
  </fieldset>`;
};
