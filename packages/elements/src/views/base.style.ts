import { css } from 'lit';

/**
 * The public properties are read here and in `tones.style.ts`, with their defaults; what else is needed is derived from
 * them. This half is what a pay button shows at once.
 *
 * @cssproperty --till-accent - buttons, selection, links
 * @cssproperty --till-on-accent - text on the accent; black or white by its luminance
 * @cssproperty --till-ink - text, and all greys
 * @cssproperty --till-paper - surfaces
 * @cssproperty --till-bad - what failed
 * @cssproperty --till-focus - the focus ring
 * @cssproperty --till-font - all text; a list of faces, as in `font-family`
 * @cssproperty --till-size - the type scale; `16px`
 * @cssproperty --till-radius - corners; `10px`
 * @cssproperty --till-speed - motion; `0` stops it
 */
export const baseStyle = css`
  :host {
    color-scheme: var(--_scheme, inherit);
  }
  .till {
    --_accent: var(--till-accent, light-dark(oklch(0.37 0.068 225), oklch(0.84 0.065 208)));
    --_ink: var(--till-ink, light-dark(oklch(0.25 0.022 230), oklch(0.95 0.008 230)));
    --_paper: var(--till-paper, light-dark(oklch(1 0 0), oklch(0.235 0.014 230)));
    --_bad: var(--till-bad, light-dark(oklch(0.5 0.17 27), oklch(0.79 0.11 25)));
    --_focus: var(--till-focus, light-dark(oklch(0.55 0.17 250), oklch(0.8 0.11 240)));
    --_r: var(--till-radius, 10px);
    --_t: calc(var(--till-speed, 1) * 180ms);
    /* 1 on a dark accent, 0 on a light one: text is then white or black, at least 4.58:1 on any accent */
    --_y: clamp(0, (0.18 - y) * 9999, 1);
    --_z: calc(1 - var(--_y));
    --_on: var(
      --till-on-accent,
      color(from var(--_accent) xyz calc(0.95 * var(--_y)) var(--_y) calc(1.09 * var(--_y)))
    );
    --_deep: color-mix(
      in oklab,
      var(--_accent) 86%,
      color(from var(--_accent) xyz calc(0.95 * var(--_z)) var(--_z) calc(1.09 * var(--_z)))
    );
    --_mute: color-mix(in oklab, var(--_ink) 66%, var(--_paper));
    color: var(--_ink);
    font: 400 var(--till-size, 16px) / 1.45
      var(--till-font, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif);
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_paper);
    z-index: 1;
  }
  .coin {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    fill: currentColor;
    stroke-width: 1.5;
  }
  .o {
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
  }
  .turn {
    animation: turn calc(var(--till-speed, 1) * 1.1s) linear infinite;
    transform-origin: 50% 50%;
    transform-box: view-box;
  }
  @media (prefers-reduced-motion) {
    .till {
      --_t: 0s;
    }
    .turn {
      animation: none;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
