const STYLE = `:root { color-scheme: light dark; font: 400 16px / 1.45 -apple-system, 'Segoe UI', Roboto, sans-serif }
body { box-sizing: border-box; display: grid; place-content: center; gap: 8px; min-block-size: 100vh; margin: 0; padding: 24px }
h1 { font-size: 1.25em; line-height: 1.25; font-weight: 600; margin: 0 }
p { margin: 0; opacity: .75 }`;

/** What it says, and in which language. */
export interface WaitingPage {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
}

const ENGLISH: WaitingPage = {
  lang: 'en',
  title: 'Opening the payment page',
  text: 'This takes a moment. Please leave this window open.',
};

/**
 * What a blank window says until the payment page is known. It inherits the page's Content-Security-Policy and Trusted
 * Types: nothing here is markup, and its style sheet is a constructed one.
 */
export const writeWaiting = ({ document }: Window, page: WaitingPage = ENGLISH): void => {
  const { body, documentElement, defaultView } = document;
  documentElement.lang = page.lang;
  document.title = page.title;
  const [title, text] = [document.createElement('h1'), document.createElement('p')];
  title.textContent = page.title;
  text.textContent = page.text;
  title.dir = text.dir = 'auto';
  body.replaceChildren(title, text);
  if (!defaultView) return;
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
};
