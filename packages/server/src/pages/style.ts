/** The kit's own look, for pages that stand alone: one sheet of paper, one column, one filled button. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --accent: light-dark(oklch(0.37 0.068 225), oklch(0.84 0.065 208));
  --on-accent: light-dark(#fff, #000);
  --deep: color-mix(in oklab, var(--accent) 86%, light-dark(#000, #fff));
  --ink: light-dark(oklch(0.25 0.022 230), oklch(0.95 0.008 230));
  --paper: light-dark(oklch(1 0 0), oklch(0.235 0.014 230));
  --desk: light-dark(oklch(0.955 0.006 100), oklch(0.18 0.012 230));
  --mute: color-mix(in oklab, var(--ink) 66%, var(--paper));
  --edge: color-mix(in oklab, var(--ink) 52%, var(--paper));
  --line: color-mix(in oklab, var(--ink) 13%, var(--paper));
  --good: light-dark(oklch(0.47 0.105 155), oklch(0.83 0.12 155));
  --wait: light-dark(oklch(0.5 0.105 68), oklch(0.86 0.11 80));
  --bad: light-dark(oklch(0.5 0.17 27), oklch(0.79 0.11 25));
  --focus: light-dark(oklch(0.55 0.17 250), oklch(0.8 0.11 240));
}
* { box-sizing: border-box; margin: 0; }
body {
  min-block-size: 100dvh; display: grid; align-content: center; padding: 24px 12px; background: var(--desk);
  color: var(--ink); font: 16px/1.45 -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto,
    "Noto Sans", "Noto Sans Thai", "Noto Sans Arabic", "Liberation Sans", Arial, sans-serif;
}
main {
  inline-size: min(432px, 100%); margin-inline: auto; background: var(--paper); border-radius: 16px; overflow: clip;
  box-shadow: 0 1px 2px rgb(0 20 30 / .1), 0 24px 56px -16px rgb(0 20 30 / .24); overflow-wrap: anywhere;
}
header { display: flex; gap: 8px 12px; align-items: center; padding: 14px 20px; border-block-end: 1px solid var(--line); }
header b { flex: 1; font-weight: 600; }
.test {
  margin-inline-start: auto; padding: 0 6px; border: 1px dashed var(--wait); border-radius: 4px; color: var(--wait);
  font-size: .8125rem; font-weight: 600;
}
.body { display: grid; gap: 20px; padding: 24px 20px; }
h1 { font-size: 1.25rem; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; text-wrap: balance; }
h1 + p, .say p { margin-block-start: 6px; }
h2 { font-size: 1rem; font-weight: 600; }
.say { border-inline-start: 4px solid var(--tone, var(--edge)); padding-inline-start: 14px; }
.good { --tone: var(--good); } .wait { --tone: var(--wait); } .bad { --tone: var(--bad); }
.say h1 { color: var(--tone, inherit); }
.mute, small { color: var(--mute); } small { font-size: .875rem; display: block; }
dl { display: grid; gap: 8px; }
dl div { display: flex; justify-content: space-between; gap: 16px; }
dd { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.total { border-block-start: 3px double var(--edge); padding-block-start: 10px; font-weight: 600; font-size: 1.125rem; }
del { color: var(--mute); font-weight: 400; font-size: .9375rem; margin-inline-end: 8px; }
form { display: grid; gap: 20px; }
fieldset { border: 0; padding: 0; min-inline-size: 0; display: grid; gap: 8px; }
legend { padding: 0 0 8px; font-weight: 600; }
.method { border: 1px solid var(--line); border-radius: 12px; }
.method:has(> label > :checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.method > label { display: flex; gap: 12px; align-items: center; min-block-size: 52px; padding: 10px 14px; cursor: pointer; }
.method input[type=radio] { inline-size: 18px; block-size: 18px; flex: none; accent-color: var(--accent); }
.method .fields { display: grid; gap: 12px; padding: 0 14px 14px; }
.method:not(:has(> label > :checked)) .fields { display: none; }
.field { display: grid; gap: 4px; font-size: .875rem; font-weight: 500; }
.field input, .field select {
  font: inherit; font-size: 1rem; font-weight: 400; min-block-size: 44px; padding: 8px 12px; color: inherit;
  background: var(--paper); border: 1px solid var(--edge); border-radius: 10px; inline-size: 100%;
}
.wrong { color: var(--bad); font-size: .875rem; font-weight: 400; }
[aria-invalid=true] { outline: 1px dashed var(--bad); }
.qr { display: block; inline-size: min(100%, 264px); margin: 12px auto; border-radius: 12px; forced-color-adjust: none; }
#action > p { text-align: center; } #action b { font-size: 1.75rem; font-variant-numeric: tabular-nums; }
.acts { display: grid; gap: 8px; }
button, .go, .other {
  font: inherit; font-weight: 600; min-block-size: 48px; padding: 10px 20px; border-radius: 10px; cursor: pointer;
  border: 1px solid var(--edge); background: none; color: inherit; text-align: center; text-decoration: none;
}
button, .go { background: var(--accent); border-color: transparent; color: var(--on-accent); }
button:hover, .go:hover { background: var(--deep); }
ul { padding-inline-start: 20px; }
a { color: inherit; text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
@media (forced-colors: active) { main { border: 1px solid; } button, .go { border: 2px solid ButtonText; } }
@media (max-width: 480px) { body { align-content: start; padding: 0; background: var(--paper); } main { box-shadow: none; } }
`;
