import { css } from 'lit';

export const payButtonStyle = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: top;
  }
  :host([hidden]) {
    display: none;
  }
  /* words under the button never change its width */
  .under {
    display: flex;
    gap: 6px;
    margin-block-start: 8px;
    inline-size: 0;
    min-inline-size: max(100%, 13em);
    font-size: 0.875em;
    color: var(--_bad);
  }
  .under .coin {
    margin-block-start: 0.2em;
  }
  .under + slot::slotted(*) {
    margin-block-start: 8px;
  }
`;
