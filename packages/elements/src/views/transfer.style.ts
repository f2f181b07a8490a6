import { css } from 'lit';

export const transferStyle = css`
  .facts {
    gap: 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 104px;
    gap: 0 12px;
    align-items: center;
    padding-block: 9px;
  }
  .facts > div + div {
    border-block-start: 1px solid var(--_line);
  }
  .facts dt {
    font-size: 0.8667em;
    line-height: 1.3;
  }
  .facts dd {
    text-align: start;
    unicode-bidi: normal;
    font-weight: 500;
    line-height: 1.35;
  }
  .facts dd + dd {
    grid-area: 1 / 2 / span 2;
  }
  .facts bdi {
    -webkit-user-select: all;
    user-select: all;
  }
  .facts .btn {
    min-block-size: 44px;
    padding-inline: 8px;
    font-size: 0.9333em;
  }
  .facts .good {
    border-color: currentColor;
    color: var(--_tone);
  }
  .body > .strip {
    padding: 12px;
    border-radius: var(--_r);
  }
  .strip .coin {
    margin-block-start: 0.2em;
  }
  .unseen {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
  }
  [role='alert']:empty {
    display: none;
  }
`;
