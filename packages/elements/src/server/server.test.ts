import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, nothing, svg } from 'lit';
import { markup } from './markup.ts';
import { renderOrderStatus, renderPayButton } from './index.ts';

const EVIL = `"'><script>alert(1)</script></style></template>`;
/** The same text, harmless between tags and in quotes. */
const TAMED = '&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/style&gt;&lt;/template&gt;';

/** Templates no page would write, and a server must not stumble over. */
const made = (strings: TemplateStringsArray, ...values: unknown[]) => html(strings, ...values);
const drawn = (strings: TemplateStringsArray, ...values: unknown[]) => svg(strings, ...values);

const count = (text: string, part: string) => text.split(part).length - 1;

/** What a page may hold of this: one root, one style, and nothing that was given. */
const assertTame = (rendered: string): void => {
  assert.equal(count(rendered, '<script'), 0, rendered);
  assert.equal(count(rendered, '</style>'), 1, rendered);
  assert.equal(count(rendered, '</template>'), 1, rendered);
  assert.equal(count(rendered, '"\'>'), 0, rendered);
};

test('a pay button as HTML: its tag, a declared root, the look and the label', () => {
  const rendered = renderPayButton({ sku: 'tea', amount: 2500, currency: 'EUR', verb: 'buy' }, { nonce: 'abc' });
  assert.match(rendered, /^<till-pay-button sku="tea" amount="2500" currency="EUR" verb="buy">/);
  assert.match(
    rendered,
    /<template shadowrootmode="open" shadowrootdelegatesfocus><style nonce="abc">[^<]*\.ticket \{/,
  );
  assert.match(rendered, /<slot name="label">Buy<\/slot>/);
  assert.match(rendered, /part="amount"\s*>€25\.00</);
  assert.match(rendered, /<\/template><\/till-pay-button>$/);
});

test('without script a click sends the wish to the page that shows it, and no price', () => {
  const rendered = renderPayButton({
    sku: 'tea',
    quantity: 2,
    amount: 2500,
    currency: 'EUR',
    promotionCode: 'A&B',
    returnTo: '/thanks',
    endpoint: 'https://pay.shop.example/till/',
  });
  assert.match(rendered, /<form method="post" action="https:\/\/pay\.shop\.example\/till\/start">/);
  const sent = [...rendered.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)" \/>/g)];
  assert.deepEqual(
    sent.map(([, name, value]) => [name, value]),
    [
      ['sku', 'tea'],
      ['quantity', '2'],
      ['promotion-code', 'A&amp;B'],
      ['return-to', '/thanks'],
    ],
  );
  assert.equal(count(rendered, 'type="submit"'), 1);
  assert.equal(count(rendered, '<button'), 1);
});

test('there is no form where a click must do nothing, or what it does comes with the script', () => {
  for (const attributes of [{ sku: 'tea', disabled: true }, {}, { sku: 'tea', endpoint: 'javascript:alert(1)//' }]) {
    const rendered = renderPayButton(attributes);
    assert.doesNotMatch(rendered, /<form/, JSON.stringify(attributes));
    assert.match(rendered, /<button\s+type="button"/);
  }
  assert.match(renderPayButton({ sku: 'tea', disabled: true }), /aria-disabled="true"/);
});

test('what is slotted passes through as it is, outside the root', () => {
  const form = '<form method="post" action="/checkout/start"><button>Pay</button></form>';
  assert.ok(renderPayButton({ sku: 'tea' }, { content: form }).endsWith(`</template>${form}</till-pay-button>`));
  assert.ok(renderOrderStatus({ status: 'paid' }, { content: 'Paid' }).endsWith('</template>Paid</till-order-status>'));
});

test('a status as HTML; without one, the tag alone', () => {
  const rendered = renderOrderStatus({ session: 'cs_1', status: 'paid' }, { nonce: 'abc' });
  assert.match(rendered, /^<till-order-status session="cs_1" status="paid"><template shadowrootmode="open">/);
  assert.match(rendered, /<style nonce="abc">[^<]*\.badge \{/);
  assert.match(rendered, /role="status"[^]*<span part="label">Paid<\/span>/);
  assert.equal(renderOrderStatus({ session: 'cs_1' }), '<till-order-status session="cs_1"></till-order-status>');
  assert.equal(renderOrderStatus({ status: 'toString' }), '<till-order-status status="toString"></till-order-status>');
});

test('it speaks as it is told, and writes amounts as the page will', () => {
  const words = { locale: 'de', strings: { buy: 'Kaufen', paid: 'Bezahlt' } };
  const button = renderPayButton({ sku: 'tea', verb: 'buy', amount: 2500, currency: 'EUR' }, words);
  assert.match(button, />Kaufen</);
  assert.match(button, />25,00\s€</);
  assert.match(renderOrderStatus({ status: 'paid' }, words), />Bezahlt</);
});

test('whatever is given stays text: attributes, fields, words, nonce', () => {
  const given = { sku: EVIL, promotionCode: EVIL, returnTo: EVIL, endpoint: EVIL, verb: EVIL, id: EVIL, lang: 'en' };
  const options = { nonce: EVIL, strings: { pay: EVIL, openingPage: EVIL } };
  const button = renderPayButton(given, options);
  assertTame(button);
  for (const place of [
    `sku="${TAMED}"`,
    `value="${TAMED}"`,
    `nonce="${TAMED}"`,
    `>${TAMED}</slot>`,
    `aria-label="${TAMED}"`,
  ])
    assert.ok(button.includes(place), place);
  assertTame(
    renderOrderStatus({ status: 'paid', session: EVIL, token: EVIL, class: EVIL }, { strings: { paid: EVIL } }),
  );
});

test('names nobody knows are no attributes, however they came along', () => {
  const carried = { sku: 'tea', onclick: 'alert(1)', 'x onfocus': 'alert(1)', style: 'color: red', cart: '{}' };
  const rendered = renderPayButton(carried);
  assert.match(rendered, /^<till-pay-button sku="tea"><template/);
  // A value that is none: a query string parsed into an object, say.
  const parsed = { sku: { toString: () => EVIL } as unknown as string };
  assert.throws(() => renderPayButton(parsed), TypeError);
});

test('templates as Lit renders them: bindings, lists, what is absent', () => {
  const words = ['a', nothing, null, '<'];
  assert.equal(
    markup(made`<p class="x ${'y"'}" ?hidden=${true} ?open=${false}>${words}</p>`),
    '<p class="x y&quot;" hidden>a&lt;</p>',
  );
  assert.equal(
    markup(made`<p title=${'a b'} @click=${() => {}} .value=${{}} lang=${nothing}>${1}${undefined}</p>`),
    '<p title="a b">1</p>',
  );
  assert.equal(markup(made`<svg>${drawn`<path d=${'M0 0'}></path>`}</svg>`), '<svg><path d="M0 0"></path></svg>');
  assert.equal(markup(made`<p title="a > ${'b'}">${'c'}</p>`), '<p title="a > b">c</p>');
  assert.equal(markup(made`1 < ${2} & ${'3'}`), '1 < 2 & 3');
});

test('what only a page can run is refused, not guessed', () => {
  assert.throws(() => markup(made`<p ${'x'}></p>`), TypeError);
  assert.throws(() => markup(() => 'x'), TypeError);
  assert.throws(() => markup(made`<p title=${{}}></p>`), TypeError);
});
