import { css } from 'lit';

export const statusDetailStyle = css`
  .line {
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_r) * 1.2);
    background: var(--_paper);
    line-height: 1.35;
  }
  .line > .coin {
    inline-size: 26px;
    block-size: 26px;
    color: var(--_tone);
  }
  .say {
    flex: 1;
    min-inline-size: 0;
  }
  b {
    font-weight: 600;
  }
  .say span {
    display: block;
  }
  .say time {
    font-size: inherit;
  }
  .say span,
  .course p {
    font-size: 0.875em;
    color: var(--_mute);
  }
  .sum {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    text-align: end;
  }
  .sum small {
    display: block;
    font-weight: 400;
    color: var(--_mute);
    font-size: 0.8125em;
  }
  .course {
    list-style: none;
    padding: 0;
    display: grid;
    line-height: 1.35;
  }
  .course li {
    position: relative;
    display: grid;
    grid-template-columns: 22px minmax(0, 1fr) auto;
    gap: 0 14px;
    padding-block-end: 22px;
  }
  .course li:last-child {
    padding-block-end: 0;
  }
  .course .coin {
    inline-size: 22px;
    block-size: 22px;
    color: var(--_tone);
  }
  .course li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 26px 4px;
    inset-inline-start: 10px;
    border-inline-start: 2px solid var(--_line);
  }
  .course li:has(+ .next)::before {
    border-inline-start-style: dotted;
    border-color: var(--_edge);
  }
  .next b {
    font-weight: 400;
    color: var(--_mute);
  }
  time,
  .next span {
    font-size: 0.875em;
    line-height: 1.543;
    color: var(--_mute);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .course p {
    grid-column: 2 / -1;
  }
`;
