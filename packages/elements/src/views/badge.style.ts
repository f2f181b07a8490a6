import { css } from 'lit';

export const badgeStyle = css`
  .o {
    stroke-linejoin: round;
  }
  /* over the base, whichever of the two sheets comes first: a server's is there before */
  .till.badge {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    padding-block: 0.22em;
    padding-inline: 0.42em 0.72em;
    border: 1px solid transparent;
    border-radius: 99em;
    background: color-mix(in oklab, var(--_tone) 10%, var(--_paper));
    color: var(--_tone);
    font-size: calc(var(--till-size, 16px) * 0.875);
    font-weight: 600;
    white-space: nowrap;
    vertical-align: middle;
  }
  .badge .coin {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .till.badge.hollow {
    background: none;
    border-color: var(--_edge);
  }
  @media (forced-colors: active) {
    .till.badge {
      border-color: currentColor;
    }
  }
`;
