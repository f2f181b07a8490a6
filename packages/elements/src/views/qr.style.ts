import { css } from 'lit';

/** The plate stays white in every scheme: what reads the code needs the contrast, and the margin. */
export const qrStyle = css`
  .qr {
    display: grid;
    justify-items: center;
    gap: calc(var(--_u) * 4);
  }
  .due {
    text-align: center;
    line-height: 1.2;
  }
  .due b {
    display: block;
    font-size: 1.75em;
    letter-spacing: -0.02em;
    font-weight: 600;
  }
  .plate {
    inline-size: min(240px, 100%);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_r) * 1.2);
    background: #fff;
    overflow: clip;
    forced-color-adjust: none;
  }
  .plate svg {
    display: block;
    fill: #000;
    shape-rendering: crispEdges;
  }
  .clock {
    display: grid;
    gap: 8px;
    inline-size: min(240px, 100%);
    font-size: 0.875em;
    color: var(--_mute);
  }
  .clock p {
    display: flex;
    justify-content: space-between;
  }
  progress {
    appearance: none;
    border: 0;
    inline-size: 100%;
    block-size: 4px;
    border-radius: 2px;
    overflow: clip;
    background: var(--_line);
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_accent);
  }
  ::-moz-progress-bar {
    background: var(--_accent);
  }
  .clock b {
    color: var(--_ink);
    font-weight: 600;
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
