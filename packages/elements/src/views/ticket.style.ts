import { css } from 'lit';

/** The pay button: a ticket of two stubs, what you do and what it costs. */
export const ticketStyle = css`
  .ticket {
    display: grid;
    grid-template-columns: minmax(min-content, 1fr) auto;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 0;
    border: 0;
    border-radius: var(--_r);
    overflow: clip;
    background: none;
    color: var(--_on);
    font-weight: 600;
  }
  /* every corner is scooped; the outer ones are pushed out of the clip, so only the seam shows its notches */
  .ticket > * {
    display: grid;
    place-content: center;
    justify-items: center;
    position: relative;
    padding: 6px 20px;
    border-radius: 6px;
    corner-shape: scoop;
    background: var(--_accent);
    transition: background var(--_t);
  }
  .ticket > :first-child {
    margin-inline-start: -6px;
    padding-inline-start: 26px;
  }
  .ticket > :last-child {
    margin-inline-end: -6px;
    padding-inline-end: 26px;
  }
  .ticket > * + * {
    background: var(--_deep);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .ticket > * + *::before {
    content: '';
    position: absolute;
    inset-block: 10px;
    inset-inline-start: -1px;
    border-inline-start: 2px dotted;
    opacity: 0.5;
  }
  .ticket > .quoted {
    min-inline-size: 6.75em;
  }
  .ticket small {
    font-size: 0.8125em;
    font-weight: 400;
  }
  .verb > * {
    grid-area: 1 / 1;
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    line-height: 1.25;
  }
  .verb > [hidden] {
    visibility: hidden;
  }
  .ticket:hover > * {
    background: var(--_deep);
  }
  .ticket:active {
    translate: 0 1px;
  }
  .ticket[aria-busy='true'] {
    cursor: progress;
  }
  .ticket[aria-disabled='true'] {
    --_accent: color-mix(in oklab, var(--_ink) 9%, var(--_paper));
    --_deep: var(--_accent);
    --_on: var(--_mute);
    cursor: not-allowed;
    translate: none;
  }
  @media (forced-colors: active) {
    .ticket {
      border: 1px solid ButtonBorder;
      color: ButtonText;
    }
    .ticket > * {
      background: ButtonFace;
    }
    .ticket[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
