import { css } from 'lit';

/** How something stands, by its class: coins, badges, strips and outcomes are drawn in its tone. */
export const toneClassesStyle = css`
  .good {
    --_tone: var(--_good);
  }
  .wait {
    --_tone: var(--_wait);
  }
  .bad {
    --_tone: var(--_bad);
  }
  .info {
    --_tone: var(--_accent);
  }
`;
