/** The style properties by name: `accent` is `--till-accent`, `onAccent` is `--till-on-accent`. Values are CSS. */
export interface StyleProperties {
  readonly accent?: string | undefined;
  readonly onAccent?: string | undefined;
  readonly ink?: string | undefined;
  readonly paper?: string | undefined;
  readonly line?: string | undefined;
  readonly good?: string | undefined;
  readonly wait?: string | undefined;
  readonly bad?: string | undefined;
  readonly focus?: string | undefined;
  /** `inherit` takes the face around the element, or, for the whole page, the one of its body, as it is then. */
  readonly font?: string | undefined;
  readonly size?: string | undefined;
  readonly space?: string | undefined;
  readonly radius?: string | undefined;
  readonly width?: string | undefined;
  readonly speed?: string | number | undefined;
}

/** How an element looks, set in code. */
export interface Appearance extends StyleProperties {
  /** `auto`, and nothing at all: as the page around it. */
  readonly scheme?: 'auto' | 'light' | 'dark' | undefined;
  /** Sets `space`: 3, 4 or 5 px. */
  readonly density?: 'compact' | 'normal' | 'roomy' | undefined;
}

const SPACES = { compact: '3px', normal: '4px', roomy: '5px' };

const sheets = new WeakMap<Document | ShadowRoot, CSSStyleSheet>();

/**
 * Writes what code says of the looks into a sheet of its own: a `style` attribute would need `unsafe-inline`. Through the
 * object model, so that whatever a value holds, it stays a value. An element's own wins over the page's style sheets, these
 * over what is said for the whole page.
 */
export const dress = (root: Document | ShadowRoot, { scheme, density, font, ...given }: Appearance = {}): void => {
  const own = root instanceof ShadowRoot;
  const sheet = sheets.get(root) ?? new CSSStyleSheet();
  if (!sheets.has(root)) root.adoptedStyleSheets.push(sheet);
  sheets.set(root, sheet);
  sheet.replaceSync(own ? ':host{}' : ':root{}');
  const [rule] = sheet.cssRules;
  if (!(rule instanceof CSSStyleRule)) return;
  const properties = {
    scheme: scheme === 'auto' ? 'initial' : scheme,
    space: density && SPACES[density],
    ...given,
    // As a value of the property itself it would take the property's own, from further out.
    font: font === 'inherit' ? getComputedStyle(own ? root.host : document.body).fontFamily : font,
  };
  for (const [name, value] of Object.entries(properties)) {
    const property = name === 'scheme' ? '--_scheme' : `--till-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`;
    rule.style.setProperty(property, `${value ?? ''}`, own ? 'important' : '');
  }
};
