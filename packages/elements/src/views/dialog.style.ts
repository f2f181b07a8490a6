import { css } from 'lit';

/**
 * The dialog: its head, body and foot, and the order in it.
 *
 * @cssproperty --till-width - the dialog; `432px`
 */
export const dialogStyle = css`
  .modal {
    --_sunk: color-mix(in oklab, var(--_ink) 4.5%, var(--_paper));
    --_pad: calc(var(--_u) * 5);
    position: fixed;
    inset: 0;
    margin: auto;
    padding: 0;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: var(--till-width, 432px);
    max-block-size: calc(100dvh - 48px);
    border: 1px solid transparent;
    border-radius: calc(var(--_r) * 1.6);
    background: var(--_paper);
    background-clip: padding-box;
    box-shadow:
      0 0 0 1px color-mix(in oklab, var(--_ink) 10%, transparent),
      0 24px 56px -16px rgb(0 20 30 / 0.34);
    overflow: clip;
    text-align: start;
    font-variant-numeric: tabular-nums;
    opacity: 0;
    transition:
      all 120ms allow-discrete,
      translate var(--_t) cubic-bezier(0.2, 0.7, 0.2, 1);
  }
  .modal[open] {
    display: flex;
    opacity: 1;
  }
  .modal::backdrop {
    background: rgb(6 16 22 / 0.5);
  }
  @starting-style {
    .modal[open] {
      opacity: 0;
      translate: 0 12px;
    }
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 8px;
    padding-inline: var(--_pad) 8px;
    min-block-size: 64px;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }
  .who > :first-child {
    font-size: 1em;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who :is(bdi, span),
  .fine,
  small {
    font-size: 0.8125em;
    color: var(--_mute);
  }
  .who .trial {
    margin-inline-start: 8px;
    padding: 1px 6px;
    border-radius: 4px;
    border: 1px dashed currentColor;
    font-size: 0.75em;
    font-weight: 600;
    color: var(--_wait);
  }
  .crest {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    flex: none;
    border-radius: calc(var(--_r) * 0.8);
    background: var(--_accent);
    color: var(--_on);
    font-weight: 600;
    font-size: 0.875em;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_pad);
    padding: calc(var(--_u) * 2) var(--_pad) var(--_pad);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .foot {
    display: grid;
    gap: calc(var(--_u) * 2);
    padding: calc(var(--_u) * 4) var(--_pad) var(--_pad);
    border-block-start: 1px solid var(--_line);
  }
  h2 {
    font-size: 1.25em;
    line-height: 1.25;
    font-weight: 600;
  }
  /* it takes the focus to be read out: there is nothing to do on it */
  h2:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .btn {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 6px 1.25em;
    border: 1px solid transparent;
    border-radius: var(--_r);
    background: var(--_accent);
    color: var(--_on);
    font-weight: 600;
    line-height: 1.25;
    transition: background var(--_t);
  }
  .btn:hover {
    background: var(--_deep);
  }
  .bare {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_r);
    background: none;
    color: var(--_mute);
  }
  .bare:focus-visible {
    outline-offset: -4px;
    box-shadow: none;
  }
  .bare:hover {
    background: var(--_sunk);
  }
  .goods {
    font-weight: 500;
    display: grid;
    list-style: none;
    padding: 0;
    gap: calc(var(--_u) * 4);
  }
  .goods li {
    display: flex;
    gap: 14px;
    align-items: start;
  }
  .pic {
    inline-size: 52px;
    block-size: 60px;
    border-radius: calc(var(--_r) * 0.7);
    background: var(--_sunk);
    object-fit: cover;
  }
  .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    line-height: 1.35;
  }
  .amend {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
  }
  .name small {
    display: block;
    font-weight: 400;
  }
  dl {
    display: grid;
    gap: calc(var(--_u) * 1.5);
    font-size: 0.9375em;
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    align-items: baseline;
  }
  dt {
    color: var(--_mute);
  }
  dd {
    text-align: end;
    overflow-wrap: anywhere;
  }
  /* an amount is written as its own language has it, whatever way the page runs */
  dd,
  .price {
    unicode-bidi: plaintext;
  }
  .off dd {
    color: var(--_good);
  }
  /* the ledger's rule: single for parts, double for the total */
  .grand {
    margin-block-start: calc(var(--_u) * 2);
    padding-block-start: calc(var(--_u) * 3);
    border-block-start: 3px double var(--_edge);
  }
  .grand > * {
    color: inherit;
    font-weight: 600;
    font-size: 1.0667em;
  }
  .grand dd {
    font-size: 1.5em;
    line-height: 1.15;
  }
  .hint {
    margin-block-start: -4px;
    font-size: 0.8667em;
  }
  .hint dd {
    color: var(--_mute);
  }
  .ghost {
    border-radius: 6px;
    background: color-mix(in oklab, var(--_ink) 8%, var(--_paper));
    min-block-size: 1em;
    animation: late 0s 150ms both;
  }
  .pic ~ .ghost {
    flex: 1;
    margin-block-start: 4px;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  @media (width < 480px) {
    .modal {
      margin-block-end: 0;
      max-inline-size: none;
      max-block-size: calc(100dvh - 24px);
      border-radius: 20px 20px 0 0;
    }
    .foot {
      padding-block-end: max(20px, env(safe-area-inset-bottom));
    }
    @starting-style {
      .modal[open] {
        translate: 0 48px;
      }
    }
  }
  @media (width < 350px) {
    .crest,
    .pic {
      display: none;
    }
  }
`;
