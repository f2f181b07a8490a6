/** How long anything may take to come on the screen, before it counts as not coming. */
const PATIENCE_MS = 8_000;

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** All shadow trees below a node, and the node itself. */
export const treesOf = (root: Document | ShadowRoot | Element): readonly (Document | ShadowRoot | Element)[] => [
  root,
  ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? treesOf(shadowRoot) : [])),
];

const isHidden = (node: Node): boolean => {
  if (!(node instanceof Element)) return false;
  return node.matches('style, script, [hidden]') || !node.checkVisibility({ visibilityProperty: true });
};

const read = (node: Node): string => {
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0)
    return node.assignedNodes().map(read).join(' ');
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (isHidden(node) && !(node instanceof HTMLSlotElement)) return '';
  const label = node instanceof Element && node.matches('[role=img]') ? (node.getAttribute('aria-label') ?? '') : '';
  const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [label, ...[...inside.childNodes].map(read)].join(' ');
};

/** The visible words of the page, in one line; those of `stage/pseudo.ts` without their brackets and accents. */
export const wordsOnScreen = (): string =>
  read(document.body)
    .replace(/[⟦⟧\u0301]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1')
    .trim();

/** Waits, frame by frame, for a fact that can be seen. @throws when it does not come, with what is there instead */
export const seen = async <T>(what: string, find: () => T | null | undefined | false): Promise<T> => {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > until) throw new Error(`Not to be seen: ${what}. On the screen: ${wordsOnScreen()}`);
    await frame();
  }
};

const modal = () => document.querySelector('till-checkout-modal[open]');
const inModal = (selector: string): readonly Element[] => [...(modal()?.shadowRoot?.querySelectorAll(selector) ?? [])];

const isReady = (button: Element): boolean =>
  button.getAttribute('aria-disabled') !== 'true' && button.getAttribute('aria-busy') !== 'true';

/** What tells one page of the modal from the next. */
const page = (): string => {
  const [title] = inModal('#title');
  return `${modal()?.getAttribute('open') ?? ''} ${title?.textContent ?? ''}`;
};

const isBetween = (): boolean => !!modal()?.matches(':state(loading), :state(starting)');

const press = async (what: string, find: () => Element | undefined): Promise<void> => {
  const button = await seen(what, () => {
    const found = find();
    return found && isReady(found) && found;
  });
  if (!(button instanceof HTMLElement)) return;
  // As a mouse does: the focus goes there, unseen.
  button.focus({ focusVisible: false });
  button.click();
};

/** The filled one, else the first. */
const mainButton = () =>
  inModal('[part~=footer] :is([part~=pay], [part~=button])')[0] ?? inModal('[part~=footer] button')[0];
const lastButton = () => inModal('[part~=footer] button').at(-1);

/** Moves that have an end, of everything on the page. */
const moving = (): readonly Animation[] =>
  treesOf(document)
    .flatMap((tree) => [...tree.querySelectorAll('dialog, [part]')])
    .flatMap((element) => element.getAnimations({ subtree: true }))
    .filter(({ effect, playState }) => effect?.getTiming().iterations !== Infinity && playState !== 'finished');

const payButton = () => document.querySelector('till-pay-button')?.shadowRoot?.querySelector('button') ?? undefined;

/** What a buyer does. Nothing here knows a word of the kit: it works in every language. */
export const buyer = {
  /** Presses the pay button, if there is one, and sees the checkout open. */
  openCheckout: async (): Promise<void> => {
    const closed = document.querySelector('till-checkout-modal');
    if (payButton() || !closed) await press('the pay button', payButton);
    else closed.open = true;
    await seen('the checkout', () => inModal('dialog[open]')[0]);
  },
  /** Presses the pay button, and nothing more. */
  pressPay: (): Promise<void> => press('the pay button', payButton),
  /** Presses the one filled button of the step, and nothing more. */
  press: (): Promise<void> => press('the main button', mainButton),
  /** Presses the one filled button of the step, and comes to the next page. */
  goOn: async (): Promise<void> => {
    const before = await seen('a page to go on from', () => !isBetween() && mainButton() && page());
    await press('the main button', mainButton);
    await seen('the next page', () => !isBetween() && page() !== before);
  },
  /** Presses the last button of the step. */
  turnAway: (): Promise<void> => press('the last button', lastButton),
  /** Chooses the nth way to pay, from 1. */
  pick: (nth: number): Promise<void> => press(`way to pay no. ${nth}`, () => inModal('input[type=radio]')[nth - 1]),
  /** Types into a field, by its name on the wire. */
  fill: async (name: string, value: string): Promise<void> => {
    const field = await seen(`the field ${name}`, () => inModal(`[name=${name}]`)[0]);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  },
  /** Presses the nth small button in the body of the step, from 1. */
  pressInBody: (nth: number): Promise<void> =>
    press(`button no. ${nth} of the page`, () => inModal('[part~=body] button')[nth - 1]),
  /** Clicks beside the dialog. */
  clickBeside: async (): Promise<void> => {
    const [dialog] = inModal('dialog[open]');
    dialog?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialog?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  },
  /** Puts the checkout away. */
  close: async (): Promise<void> => {
    await press('Close', () => inModal('[part~=close]')[0]);
    await seen('the page without a checkout', () => !modal());
  },
  /** Sees an element of the page, `till-order-status:state(stale)` say. */
  sees: async (selector: string): Promise<void> => {
    await seen(selector, () => document.querySelector(selector));
  },
  /** Waits until all that moves and ends has ended, and pictures are there. */
  rest: async (): Promise<void> => {
    do {
      await Promise.allSettled(moving().map(({ finished }) => finished));
      await frame();
    } while (moving().length > 0);
    const images = treesOf(document).flatMap((tree) => [...tree.querySelectorAll('img')]);
    await Promise.allSettled(images.map((image) => image.decode()));
  },
};

export type Buyer = typeof buyer;
