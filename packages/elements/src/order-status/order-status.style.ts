import { css } from 'lit';

export const orderStatusStyle = css`
  :host {
    display: inline-block;
  }
  :host([hidden]) {
    display: none;
  }
  .none {
    color: var(--_mute);
  }
  :host([variant='line']),
  :host([variant='timeline']) {
    display: block;
  }
`;
