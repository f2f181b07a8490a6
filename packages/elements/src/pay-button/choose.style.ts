import { css } from 'lit';

export const chooseStyle = css`
  .choose {
    display: flex;
    flex-wrap: wrap;
  }
  .choose .ticket {
    flex: 0 1 auto;
    inline-size: auto;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-end: 8px;
  }
  .chip {
    min-block-size: 44px;
    padding-inline: 16px;
    border: 1px solid color-mix(in oklab, var(--_ink) 52%, var(--_paper));
    border-radius: var(--_r);
    background: var(--_paper);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background: color-mix(in oklab, var(--_accent) 7%, var(--_paper));
  }
  .give {
    display: flex;
    flex: 1 1 7em;
    align-items: center;
    gap: 0.4em;
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: 14px;
    border: 1px solid color-mix(in oklab, var(--_ink) 52%, var(--_paper));
    border-inline-end: 0;
    border-start-start-radius: var(--_r);
    border-end-start-radius: var(--_r);
    background: var(--_paper);
    color: var(--_mute);
  }
  .give:has([aria-invalid='true']) {
    border-color: var(--_bad);
  }
  .give:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    z-index: 1;
  }
  .give input {
    flex: 1;
    min-inline-size: 0;
    inline-size: 6em;
    padding: 0;
    border: 0;
    outline: 0;
    box-shadow: none;
    background: none;
    color: var(--_ink);
    font: inherit;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  .bounds {
    display: block;
    margin-block-start: 8px;
    min-block-size: 1.45em;
    font-size: 0.875em;
    color: var(--_mute);
  }
  .bounds.wrong {
    color: var(--_bad);
  }
`;
