import { css } from 'lit';

/** The one moment of ceremony: a torn slip that slides out of the slot once. */
export const receiptStyle = css`
  .modal:has(.slip) {
    background: var(--_sunk);
  }
  .modal:has(.slip) .foot {
    border: 0;
  }
  .tray {
    filter: drop-shadow(0 1px 1px rgb(0 20 30 / 0.12)) drop-shadow(0 8px 16px rgb(0 20 30 / 0.1));
  }
  .slip {
    display: grid;
    gap: calc(var(--_u) * 4);
    padding: var(--_pad) var(--_pad) calc(var(--_u) * 7);
    border-start-start-radius: 4px;
    border-start-end-radius: 4px;
    background: light-dark(var(--_paper), color-mix(in oklab, var(--_ink) 13%, var(--_paper)));
    mask:
      linear-gradient(#000 0 0) 0 0 / 100% calc(100% - 6.5px) no-repeat,
      conic-gradient(from 135deg at 50% 0, #000 90deg, #0000 0) 50% 100% / 14px 7px repeat-x;
  }
  .duo {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_u) * 2);
  }
  .duo > .btn {
    flex: 1 1 auto;
    inline-size: auto;
  }
  .pairs {
    font-size: 0.875em;
  }
  .pairs dd {
    font-weight: 500;
  }
  .pairs .grand :is(dt, dd) {
    font-size: 1.1429em;
    font-weight: 600;
  }
  @media (prefers-reduced-motion: no-preference) {
    .slip {
      animation: print calc(var(--till-speed, 1) * 420ms) cubic-bezier(0.2, 0.7, 0.2, 1) both;
    }
  }
  @keyframes print {
    from {
      translate: 0 -18px;
      opacity: 0;
    }
  }
  @media print {
    .modal:has(.slip) {
      visibility: visible;
      color-scheme: light;
      position: absolute;
      max-block-size: none;
      border: 0;
      box-shadow: none;
      background: none;
      overflow: visible;
    }
    .modal:has(.slip) :is(.body, .tray, .slip) {
      overflow: visible;
      filter: none;
      mask: none;
      background: none;
      animation: none;
    }
    .modal:has(.slip) :is(.foot, .bare) {
      display: none;
    }
    .modal:has(.slip)::backdrop {
      background: none;
    }
  }
  @media (forced-colors: active) {
    .slip {
      border: 1px solid CanvasText;
      mask: none;
    }
  }
`;
