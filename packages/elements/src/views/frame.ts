import type { Config } from '@tillkit/core/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon } from './dialog-icons.ts';
import type { Page } from './page.ts';
import { count, say, type Language } from './words.ts';

export const frameWords = {
  items: { one: '{n} item', other: '{n} items' },
  testMode: 'Test',
  close: 'Close',
};

export interface Frame {
  /** Its name, or its address. */
  readonly shop: string;
  /** How many things are bought. */
  readonly items: number;
  readonly config: Config | undefined;
  readonly language: Language;
  readonly close: () => void;
}

/** “The Corner Shop” → “Cs” */
const initials = (name: string): string => {
  const [first = '', second = first.slice(1)] = name.replace(/^the /i, '').split(' ');
  return first.slice(0, 1) + second.slice(0, 1).toLowerCase();
};

const head = ({ shop, items, config, close, language }: Frame, { titled, amount, back }: Page): TemplateResult => {
  const words = say(language, frameWords);
  return html`<div class="head" part="header">
    ${back ?? html`<span class="crest" aria-hidden="true">${initials(shop)}</span>`}
    <div class="who">
      ${titled ? html`<div>${shop}</div>` : html`<h2 id="title" tabindex="-1">${shop}</h2>`}
      <bdi>${count(language, words.items, items)}</bdi>
      ${config?.test ? html`<span class="trial" part="test">${words.testMode}</span>` : nothing}
    </div>
    <slot name="header"></slot>${amount ? html`<span class="sum">${amount}</span>` : nothing}
    <button type="button" class="bare" part="close" aria-label=${words.close} @click=${close}>${closeIcon}</button>
  </div>`;
};

/** Head, body, foot: what stays the same from step to step. */
export const frame = (frame: Frame, page: Page): TemplateResult =>
  html`${head(frame, page)}
    <div role="status">${page.strip ?? nothing}</div>
    <div class="body" part="body">${page.body}</div>
    <div class="foot" part="footer">${page.foot}<slot name="footer"></slot></div>`;
