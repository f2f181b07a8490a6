/** The sandbox's own look: paper, ink, and a hatched band that no real pay page would wear. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(oklch(0.25 0.022 230), oklch(0.95 0.008 230));
  --paper: light-dark(oklch(0.97 0.012 85), oklch(0.19 0.012 75));
  --line: color-mix(in oklab, var(--ink) 16%, var(--paper));
  --mute: color-mix(in oklab, var(--ink) 70%, var(--paper));
  --bad: light-dark(oklch(0.5 0.17 27), oklch(0.79 0.11 25));
  --focus: light-dark(oklch(0.55 0.17 250), oklch(0.8 0.11 240));
}
* { box-sizing: border-box; margin: 0; }
body {
  min-block-size: 100dvh; background: var(--paper); color: var(--ink);
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans",
    "Noto Sans Thai", "Noto Sans Arabic", "Liberation Sans", Arial, sans-serif;
}
.hatch {
  display: flex; flex-wrap: wrap; gap: 2px 12px; padding: 10px 20px; font-size: .875rem; font-weight: 500;
  color: oklch(0.27 0.05 75);
  background: repeating-linear-gradient(135deg, oklch(0.86 0.13 85) 0 12px, oklch(0.84 0.135 83) 12px 24px);
}
.room { display: grid; gap: 24px; max-inline-size: 480px; margin-inline: auto; padding: 32px 20px 40px; }
.from { display: flex; gap: 12px; align-items: center; font-size: .9375rem; color: var(--mute); overflow-wrap: anywhere; }
.from b { display: block; color: var(--ink); font-weight: 600; }
.sign {
  inline-size: 44px; block-size: 44px; display: grid; place-items: center; flex: none; color: var(--ink);
  border: 1.5px solid currentColor; border-radius: 10px;
}
.sign svg {
  inline-size: 22px; block-size: 22px; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round;
  stroke-linejoin: round;
}
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.02em; font-weight: 600; text-wrap: balance; }
h1.amount {
  font-size: clamp(1.75rem, 10vw, 2.5rem); line-height: 1.05; letter-spacing: -.035em;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
.amount + p, .quiet { color: var(--mute); font-size: .9375rem; }
.amount + p { margin-block-start: 6px; }
.small { color: var(--mute); font-size: .8125rem; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
dl { display: grid; gap: 8px; font-size: .9375rem; border-block: 1px solid var(--line); padding-block: 16px; }
dl div { display: flex; justify-content: space-between; gap: 16px; }
dt { color: var(--mute); overflow-wrap: anywhere; }
dd { text-align: end; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.code {
  font-family: ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "Noto Sans Mono", "Liberation Mono", monospace;
  font-size: .875rem;
}
form { display: grid; gap: 24px; }
.does { display: grid; gap: 8px; }
button, .go {
  font: inherit; font-weight: 600; min-block-size: 52px; padding: 8px 16px; border-radius: 10px; cursor: pointer;
  border: 1.5px solid var(--ink); background: none; color: inherit; text-align: center; text-decoration: none;
}
.go {
  display: grid; grid-auto-flow: column; gap: .3em; place-content: center; place-items: center;
  background: var(--ink); color: var(--paper);
}
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr)); gap: 8px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
details { border: 1px solid var(--line); border-radius: 10px; padding-inline: 16px; font-size: .9375rem; }
summary { min-block-size: 44px; align-content: center; cursor: pointer; font-weight: 500; }
fieldset { display: grid; border: 0; padding: 0 0 10px; min-inline-size: 0; }
label { display: flex; gap: 10px; align-items: center; min-block-size: 44px; cursor: pointer; }
input { inline-size: 18px; block-size: 18px; accent-color: var(--ink); flex: none; }
.bad { border-inline-start: 4px solid var(--bad); padding-inline-start: 14px; }
.bad b { display: block; color: var(--bad); }
a { color: inherit; text-underline-offset: 3px; }
@media (forced-colors: active) { .hatch { border-block-end: 2px solid; } .go { border: 2px solid ButtonText; } }
`;
