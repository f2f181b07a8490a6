import { css } from 'lit';

/** Steppers draw 28 px and answer to 44. */
export const orderEditStyle = css`
  .name .amend {
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    margin-inline-start: -8px;
  }
  .amend .bare {
    color: inherit;
  }
  .amend .bare .icon {
    box-sizing: content-box;
    inline-size: 16px;
    block-size: 16px;
    padding: 5px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_r) * 0.6);
  }
  .amend .bare:hover .icon {
    border-color: var(--_edge);
  }
  .amend .bare[aria-disabled='true'] {
    color: var(--_edge);
    cursor: not-allowed;
  }
  .amend output {
    min-inline-size: 1.25em;
    text-align: center;
  }
  .name .link {
    margin-inline-start: auto;
    font-size: 0.8125em;
  }
  .amend > .icon {
    color: var(--_mute);
  }
  .applied {
    flex: 1;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .code-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px 8px;
    inline-size: 100%;
  }
  .code-form label {
    grid-column: 1 / -1;
    font-size: 0.875em;
    font-weight: 500;
  }
  .code-form input {
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_r);
    background: var(--_paper);
    color: inherit;
    font: inherit;
  }
  .code-form [aria-invalid='true'] {
    border-color: var(--_bad);
  }
  .code-form .btn {
    inline-size: auto;
  }
  .wrong {
    grid-column: 1 / -1;
    font-size: 0.875em;
    color: var(--_bad);
  }
`;
