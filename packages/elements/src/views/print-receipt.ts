import type { LitElement, ReactiveController } from 'lit';

/** The page around the receipt: on paper it is neither seen nor does it take any room. */
const PAGE_AWAY = `@media print {
  html, body { block-size: 0 !important; overflow: clip !important }
  body { visibility: hidden !important }
}`;

/** On paper there is the receipt alone, whoever prints it: the button under it, or the browser's own menu. */
export const printReceiptAlone = (host: LitElement): ReactiveController => {
  const away = new CSSStyleSheet();
  away.replaceSync(PAGE_AWAY);
  const others = (): readonly CSSStyleSheet[] => document.adoptedStyleSheets.filter((sheet) => sheet !== away);
  const hide = (): void => {
    const isShown = !!host.shadowRoot?.querySelector('dialog[open] .slip');
    if (isShown) document.adoptedStyleSheets = [...others(), away];
  };
  const show = (): void => {
    document.adoptedStyleSheets = [...others()];
  };
  return {
    hostConnected: () => {
      addEventListener('beforeprint', hide);
      addEventListener('afterprint', show);
    },
    hostDisconnected: () => {
      removeEventListener('beforeprint', hide);
      removeEventListener('afterprint', show);
      show();
    },
  };
};
