/**
 * A payment's own window that is none: it opens nothing and asks nobody. As much of a `Window` as the kit uses.
 * `closed` can be set, as when the buyer closes it.
 */
export const paperWindow = () => {
  const closed = false;
  const { body, documentElement } = document.implementation.createHTMLDocument();
  const paper = {
    closed,
    opener: null,
    document: {
      title: '',
      body,
      documentElement,
      defaultView: null,
      createElement: (tag: string) => document.createElement(tag),
    },
    location: { replace: () => {} },
    focus: () => {},
    close: () => (paper.closed = true),
  };
  return paper;
};

export const asWindow = (paper: ReturnType<typeof paperWindow>): Window => paper as unknown as Window;
