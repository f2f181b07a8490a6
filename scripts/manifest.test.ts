// What is made of the doc blocks, and that a doc block which lies is found: each of these plants a lie.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deedsOf, programOf, type Deeds } from './manifest/code.ts';
import { documents, ELEMENTS, readSource } from './manifest/document.ts';
import { drift } from './manifest/drift.ts';
import { filesOf } from './manifest/files.ts';
import { stale, STYLES } from './manifest.ts';

type Change = readonly [from: string | RegExp, to: string];
type Planted = Readonly<Record<string, readonly Change[]>>;

const BUTTON = 'pay-button/pay-button.ts';
const MODAL = 'checkout-modal/checkout-modal.ts';

const textsOf = (planted: Planted): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(planted).map(([path, changes]) => {
      const planted = changes.reduce((text, [from, to]) => {
        assert.notEqual(text.replace(from, to), text, `${path} no longer has ${String(from)}`);
        return text.replace(from, to);
      }, readSource(path));
      return [path, planted];
    }),
  );

const deedsIn = (own: ReturnType<typeof programOf>): ReadonlyMap<string, Deeds> =>
  new Map(ELEMENTS.map((folder) => [folder, deedsOf(own, folder)]));
const real = deedsIn(programOf());

/** What is said once something is planted in code. */
const saidOf = (planted: Planted): readonly string[] => drift(documents(STYLES), deedsIn(programOf(textsOf(planted))));

/** Words alone: the code is as it is. */
const toldOf = (planted: Planted): readonly string[] => {
  const texts = textsOf(planted);
  return drift(
    documents(STYLES, (path) => texts[path] ?? readSource(path)),
    real,
  );
};

test('manifest: a part, slot, state, event or style property that nothing stands for is found', () => {
  const lies = [
    ' * @csspart ghost - nobody drew it',
    ' * @slot ghost - nobody shows it',
    ' * @cssstate ghost - nobody is in it',
    ' * @fires {TillPaidEvent} till-ghost - nobody sends it',
  ].join('\n');
  const said = toldOf({
    [BUTTON]: [[' * @tag till-pay-button\n', ` * @tag till-pay-button\n${lies}\n`]],
    'views/base.style.ts': [[' * @cssproperty', ' * @cssproperty --till-ghost - nobody reads it\n * @cssproperty']],
  }).join('\n');
  for (const what of ['part', 'slot', 'state'])
    assert.match(said, new RegExp(`<till-pay-button> tells of the ${what} "ghost", and its code has none`));
  assert.match(said, /<till-pay-button> tells of the event "till-ghost", and its code has none/);
  assert.match(said, /base\.style\.ts tells of --till-ghost, and no element reads it/);
});

test('manifest: what the code has and no doc block tells of is found, wherever it is; so is what cannot be read', () => {
  const said = saidOf({
    'views/ticket.ts': [
      ['part="amount"', 'part="price"'],
      ['part="button"', 'part=${doing}'],
    ],
    [BUTTON]: [["'disabled', 'failed'] as const", "'disabled', 'failed', 'hidden'] as const"]],
    'order-status/live-status.ts': [['CoinName | undefined', 'string | undefined']],
    'views/coin.ts': [['part="icon"', 'part="coin"']],
    'views/frame.ts': [['<div class="body"', '<slot name="planted"></slot><div class="body"']],
    'page/announce.ts': [["super('till-paid', OUT)", "super('till-settled', OUT)"]],
    'views/tones.style.ts': [['var(--till-space, 4px)', 'var(--till-gap, 4px)']],
  }).join('\n');
  for (const expected of [
    /<till-pay-button> has the part "price", and its doc block does not tell of it: @csspart price/,
    /<till-pay-button> has the state "hidden"/,
    /<till-pay-button> has the event "till-settled"/,
    /<till-pay-button> tells of the event "till-paid", and its code has none/,
    /<till-pay-button>: part=\$\{doing\} may name any part/,
    /<till-checkout-modal> has the part "price"/,
    /<till-checkout-modal> has the slot "planted"/,
    /<till-order-status> has the part "coin"/,
    /<till-order-status> tells of the part "icon", and its code has none/,
    /<till-order-status> has the event "till-settled"/,
    /<till-order-status> reads --till-gap/,
    /<till-order-status>: states\.add\(state\) may add any state/,
    /tones\.style\.ts tells of --till-space, and no element reads it/,
  ])
    assert.match(said, expected);
});

test('manifest: a property, a method, a field or a tag that does not say what it is, is found', () => {
  const said = toldOf({
    [BUTTON]: [
      ['    sku: {},\n', "    sku: {},\n    orphan: {},\n    promoCode: { attribute: 'promo' },\n"],
      [
        /  \/\*\* What to sell[^\n]*\n/,
        '  declare promoCode: string | undefined;\n  declare loose: string | undefined;\n',
      ],
    ],
    [MODAL]: [[/ \* @tag till-checkout-modal\n/, ' * @tag till-modal\n']],
    'order-status/order-status.ts': [['  /** Looks for its order again, and asks for it anew. */\n', '']],
  });
  for (const expected of [
    '<till-pay-button> has no words for "sku": /** … */ above it, or @internal',
    '<till-pay-button> has "orphan" in its properties and no field for it: declare orphan: …',
    '<till-pay-button> has "promoCode" as attribute "promo": it should be "promo-code"',
    '<till-pay-button> has the field "loose", which is none of its properties: add it there, or @internal',
    '<till-checkout-modal> is not what its doc block and its define() call it: @tag till-checkout-modal',
    '<till-order-status> has no words for "refresh": /** … */ above it, or @internal',
  ])
    assert.ok(said.includes(expected), `${expected}\nis missing in\n${said.join('\n')}`);
});

test('manifest: an event of another class than its doc block says is found', () => {
  const said = toldOf({ [BUTTON]: [['{TillPaidEvent} till-paid', '{TillStatusEvent} till-paid']] });
  assert.ok(
    said.includes('<till-pay-button> dispatches a TillPaidEvent: @fires {TillPaidEvent} till-paid'),
    said.join('\n'),
  );
});

test('manifest: a file that is not of today is found, and so is one that is missing', async () => {
  const files = await filesOf(documents(STYLES), real);
  const texts = textsOf({ [BUTTON]: [['How many of `sku`.', 'How many.']] });
  const changed = await filesOf(
    documents(STYLES, (path) => texts[path] ?? readSource(path)),
    real,
  );
  assert.deepEqual(
    stale(files, (path) => files.get(path)),
    [],
  );
  assert.deepEqual(
    stale(changed, (path) => files.get(path)),
    ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json'],
  );
  assert.deepEqual(
    stale(files, (path) => (path === 'web-types.json' ? undefined : files.get(path))),
    ['web-types.json'],
  );
});

test('manifest: what editors and Storybook read of an element', async () => {
  const files = await filesOf(documents(STYLES), real);
  const manifest = JSON.parse(files.get('custom-elements.json')!);
  const elements = manifest.modules.flatMap(({ declarations }: any) => declarations);
  assert.deepEqual(
    elements.map(({ tagName, customElement }: any) => [tagName, customElement]),
    [
      ['till-pay-button', true],
      ['till-checkout-modal', true],
      ['till-order-status', true],
    ],
  );
  const [button, modal, status] = elements;
  const named = (list: any[], name: string) => list.find((one) => one.name === name);
  assert.equal(named(button.attributes, 'promotion-code').fieldName, 'promotionCode');
  assert.deepEqual(named(button.events, 'till-before-pay').type, { text: 'TillBeforePayEvent' });
  assert.equal(named(button.cssProperties, '--till-accent').description, 'buttons, selection, links');
  assert.equal(named(button.cssProperties, '--till-width'), undefined);
  assert.ok(named(modal.cssProperties, '--till-width'));
  assert.equal(named(status.attributes, 'variant').type.text, "'badge' | 'line' | 'timeline'");
  const members = elements.flatMap(({ members: all }: any) => all.map(({ name }: any) => name));
  assert.deepEqual(
    members.filter((name: string) => /^[#_]|^(internals|failed|quoted|underWay|styles)$/.test(name)),
    [],
  );
  const html = JSON.parse(files.get('vscode.html-custom-data.json')!);
  assert.deepEqual(
    named(named(html.tags, 'till-order-status').attributes, 'variant').values.map(({ name }: any) => name),
    ['badge', 'line', 'timeline'],
  );
  const webTypes = JSON.parse(files.get('web-types.json')!);
  assert.equal(webTypes.name, '@tillkit/elements');
  assert.ok(named(webTypes.contributions.html.elements, 'till-pay-button'));
});
