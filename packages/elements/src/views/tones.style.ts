import { css } from 'lit';

/**
 * The other half of the public properties: what a dialog and a status need beside the base.
 *
 * @cssproperty --till-good - what is paid
 * @cssproperty --till-wait - what takes its time
 * @cssproperty --till-line - hairlines; ink, 13 %
 * @cssproperty --till-space - density; `4px`, sensible from 3 to 5
 */
export const tonesStyle = css`
  .till {
    --_good: var(--till-good, light-dark(oklch(0.47 0.105 155), oklch(0.83 0.12 155)));
    --_wait: var(--till-wait, light-dark(oklch(0.5 0.105 68), oklch(0.86 0.11 80)));
    --_u: var(--till-space, 4px);
    --_edge: color-mix(in oklab, var(--_ink) 52%, var(--_paper));
    --_line: var(--till-line, color-mix(in oklab, var(--_ink) 13%, var(--_paper)));
    --_tone: var(--_mute);
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (prefers-contrast: more) {
    .till {
      --_mute: color-mix(in oklab, var(--_ink) 85%, var(--_paper));
      --_line: var(--_edge);
    }
  }
`;
