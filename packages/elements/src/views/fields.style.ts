import { css } from 'lit';

export const fieldsStyle = css`
  .fields {
    display: grid;
    gap: calc(var(--_u) * 4);
  }
  .field {
    display: grid;
    gap: 6px;
  }
  .field label {
    font-size: 0.875em;
    font-weight: 500;
  }
  .field :is(input, select) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_r);
    background: var(--_paper);
    color: inherit;
    font: inherit;
    appearance: none;
  }
  .field :is(input, select):focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
    box-shadow: 0 0 0 3px color-mix(in oklab, var(--_focus) 22%, transparent);
  }
  .pick {
    position: relative;
    display: grid;
  }
  .pick select {
    padding-inline-end: 42px;
  }
  .pick .icon {
    position: absolute;
    inset-inline-end: 14px;
    inset-block-start: 14px;
    pointer-events: none;
    color: var(--_mute);
  }
  .field [aria-invalid='true'] {
    border-color: var(--_bad);
    box-shadow: inset 0 0 0 1px var(--_bad);
    background: color-mix(in oklab, var(--_bad) 4%, var(--_paper));
  }
  .wrong {
    display: flex;
    gap: 6px;
    font-size: 0.8125em;
    line-height: 1.4;
    color: var(--_bad);
  }
  @media (forced-colors: active) {
    .field [aria-invalid='true'] {
      border: 2px dashed;
    }
  }
`;
