import { css } from 'lit';

/** What comes after the order: methods, a changed total, outcomes, the strip for a lost connection. */
export const stepsStyle = css`
  h2 {
    text-wrap: balance;
  }
  .head:has(> .bare:first-child) {
    padding-inline-start: 8px;
    gap: 4px;
  }
  .head .sum {
    font-weight: 600;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .modal:has(.outcome > .coin, .outcome > .icon) .foot {
    border: 0;
    padding-block-start: 0;
  }
  .link {
    min-block-size: 44px;
    min-inline-size: 44px;
    justify-self: center;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
    border-radius: 4px;
  }
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }
  .ways {
    display: grid;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_r) * 1.2);
    overflow: clip;
  }
  .way {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 0 14px;
    align-items: center;
    padding: 11px 16px;
    min-block-size: 62px;
    cursor: pointer;
    transition: background var(--_t);
  }
  .way + .way {
    border-block-start: 1px solid var(--_line);
  }
  .way:hover {
    background: var(--_sunk);
  }
  .way input {
    appearance: none;
    inline-size: 20px;
    block-size: 20px;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
    background: var(--_paper);
  }
  .way input:checked {
    border: 6px solid var(--_accent);
  }
  .way:has(:checked) {
    background: color-mix(in oklab, var(--_accent) 6.5%, var(--_paper));
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .way:has(:checked):dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .way b {
    display: block;
    font-weight: 500;
    line-height: 1.3;
  }
  .way .icon {
    inline-size: 22px;
    block-size: 22px;
    color: var(--_mute);
  }
  .way:has(:checked) .icon {
    color: var(--_accent);
  }
  .strip {
    display: flex;
    gap: 10px;
    align-items: start;
    padding: 12px var(--_pad);
    font-size: 0.875em;
    background: color-mix(in oklab, var(--_tone) 9%, var(--_paper));
  }
  .strip > span {
    flex: 1;
  }
  .strip > .icon {
    color: var(--_tone);
  }
  .strip .link {
    margin-block: -11px;
    color: inherit;
  }
  .strip + .body {
    padding-block-start: var(--_pad);
  }
  /* outcome: coin, one sentence, what it means, the way on */
  .outcome {
    display: grid;
    gap: calc(var(--_u) * 2);
  }
  .outcome > :is(.coin, .icon) {
    inline-size: 44px;
    block-size: 44px;
    color: var(--_tone);
    margin-inline-start: -3px;
    margin-block-end: calc(var(--_u) * 1.5);
  }
  .outcome p {
    color: var(--_mute);
    text-wrap: pretty;
  }
  .outcome strong {
    color: var(--_ink);
    font-weight: 500;
  }
  .code {
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', 'Liberation Mono', Menlo, monospace;
    font-size: 0.9375em;
  }
  del {
    color: var(--_mute);
  }
  .btn:where(:not(.main)) {
    border-color: var(--_edge);
    background: var(--_paper);
    color: inherit;
  }
  .btn:where(:not(.main)):hover {
    background: var(--_sunk);
  }
  @media (forced-colors: active) {
    .way:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .way input:checked {
      border-color: Highlight;
    }
    .strip {
      border: 1px solid currentColor;
    }
  }
`;
