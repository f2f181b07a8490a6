type Key = 'Tab' | 'Enter' | 'ArrowDown' | 'Escape';

declare global {
  /** Real keys, where the tests run. */
  var pressRealKey: ((key: Key) => Promise<void>) | undefined;
}

const active = (): HTMLElement | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
};

const rootOf = (element: Element | null): ParentNode => {
  const dialog = element?.closest('dialog[open]');
  return dialog ?? document.querySelector('.stage till-pay-button')?.shadowRoot ?? document;
};

const tabStops = (root: ParentNode): readonly HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('button, input, select, a[href]')].filter(
    (element) => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
  );

/** As near to a key as a page's own script comes: for walks that are watched in Storybook. */
const pretend: Readonly<Record<Key, (from: HTMLElement | null) => void>> = {
  Tab: (from) => {
    const stops = tabStops(rootOf(from));
    const next = stops.find((stop) => !from || from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    (next ?? stops[0])?.focus();
  },
  Enter: (from) => from?.click(),
  ArrowDown: (from) => {
    const radios = [...rootOf(from).querySelectorAll<HTMLInputElement>('input[type=radio]')];
    const next = radios[(radios.findIndex((radio) => radio === from) + 1) % radios.length];
    next?.focus();
    next?.click();
  },
  Escape: (from) => from?.closest('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true })),
};

/** Presses a key where the focus is. */
export const pressKey = async (key: Key): Promise<void> => {
  if (globalThis.pressRealKey) await globalThis.pressRealKey(key);
  else pretend[key](active());
};

/** Presses Tab until the focus is on what these words name. @throws when it comes round without */
export const tabTo = async (words: RegExp): Promise<void> => {
  for (let stops = 0; stops < 20; stops += 1) {
    await pressKey('Tab');
    const at = active();
    const name = at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? '';
    if (words.test(name)) return;
  }
  throw new Error(`Tab does not come to ${String(words)}.`);
};
