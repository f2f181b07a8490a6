import type { CSSResult, LitElement } from 'lit';

/** Gives an element a style that came with a lazy part. */
export const adopt = ({ shadowRoot }: LitElement, { styleSheet }: CSSResult): void => {
  if (styleSheet && !shadowRoot?.adoptedStyleSheets.includes(styleSheet))
    shadowRoot?.adoptedStyleSheets.push(styleSheet);
};
