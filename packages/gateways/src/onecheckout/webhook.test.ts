import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { Push } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import type { OnecheckoutOptions, WebhookVerifier } from './index.ts';
import { setUp } from './staged.fixture.ts';

const receive = async (
  body: string | Uint8Array<ArrayBuffer>,
  headers = {},
  more: Partial<OnecheckoutOptions> = {},
) => {
  const { adapter, logged, asked } = setUp([], more);
  const push = await adapter.webhook?.(typeof body === 'string' ? utf8(body) : body, new Headers(headers), 0);
  if (!push) throw new Error('the account takes no webhooks');
  assert.equal(asked.length, 0, 'a push itself asks for nothing');
  return { push, logged };
};
const hint: Push = { is: 'hint', refs: ['order:0042'] };

for (const [name, body] of [
  ['order_id', { order_id: '0042', status: 'PAID', amount: 25.2 }],
  ['order.id', { order: { id: '0042', status: 'PAID' } }],
  ['id', { id: '0042', status: 'PAID' }],
  [
    'an event (§4.7), whose own id is another',
    { id: 'ev-2', order_id: '0042', order: { id: '0042' }, type: 'payment_succeeded' },
  ],
  ['order_id that is a number, and an order beside it', { order_id: 42, order: { id: '0042' } }],
  ['order_id that is empty, and an id', { order_id: '', id: '0042' }],
] as const)
  // prettier-ignore
  test(`§6 ${name}: a hint of which order to look at, and nothing it says is believed`, async () => {
    const { push, logged } = await receive(JSON.stringify(body));
    assert.deepEqual([push, logged], [hint, []]);
  });

const invalidUtf8 = new Uint8Array([...utf8('{"id":"0042","x":"'), 0xff, 0x22, 0x7d]);
for (const [name, body] of [
  ['malformed JSON', '{"id":"0042"'],
  ['nothing', ''],
  ['text', '"0042"'],
  ['a number', '42'],
  ['null', 'null'],
  ['an array', '["0042"]'],
  ['no id', '{"type":"payment_succeeded"}'],
  ['an id that is a number, and has lost its zeros', '{"id":42}'],
  ['an id that is a path', '{"id":".."}'],
  ['an id with a line feed', '{"id":"a\\nb"}'],
  ['an endless id', `{"id":"${'9'.repeat(201)}"}`],
  ['bytes that are not UTF-8', invalidUtf8],
] as const)
  test(`${name}: ignored, with a line in the log that repeats nothing of it`, async () => {
    const { push, logged } = await receive(body);
    assert.deepEqual(push, { is: 'ignored' });
    assert.match(logged.join(), /^warn onecheckout\.push_unreadable \{"bytes":\d+\}$/);
  });

const BODY = '{"order_id":"0042","note":"☕"}';
const SECRET = 'PLANTED-webhook-secret';
const HASHES = { 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const;
const sign = (body: string, { algorithm = 'SHA-256', encoding = 'hex', prefix = '' }: Partial<WebhookVerifier> = {}, secret = SECRET) =>
  prefix + createHmac(HASHES[algorithm], secret).update(body).digest(encoding); // prettier-ignore
const verified = async (
  value: string | null,
  verifier: Partial<WebhookVerifier> = {},
  body: string | Uint8Array<ArrayBuffer> = BODY,
) => {
  const verifyWebhook = { header: 'X-Shop-Signature', secret: SECRET, ...verifier };
  return (await receive(body, value === null ? {} : { 'x-shop-signature': value }, { verifyWebhook })).push;
};

for (const algorithm of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const)
  for (const encoding of ['hex', 'base64'] as const)
    test(`a verifier with ${algorithm} in ${encoding} takes the genuine, and nothing one bit away`, async () => {
      const verifier = { algorithm, encoding, prefix: 'v1=' };
      const genuine = sign(BODY, verifier);
      assert.deepEqual(await verified(genuine, verifier), hint);
      assert.deepEqual(await verified(genuine, verifier, `${BODY} `), { is: 'forged' });
      const flipped = `v1=${genuine[3] === 'a' ? 'b' : 'a'}${genuine.slice(4)}`;
      assert.deepEqual(await verified(flipped, verifier), { is: 'forged' });
    });

for (const [name, value, is] of [
  ['no header', null, 'unsigned'],
  ['an empty header', '', 'unsigned'],
  ['another secret', sign(BODY, {}, 'another'), 'forged'],
  ['half a signature', sign(BODY).slice(0, 32), 'forged'],
  ['a signature and more', `${sign(BODY)}00`, 'forged'],
  ['another algorithm', sign(BODY, { algorithm: 'SHA-512' }), 'forged'],
  ['another encoding', sign(BODY, { encoding: 'base64' }), 'forged'],
  ['a prefix nobody asked for', sign(BODY, { prefix: 'sha256=' }), 'forged'],
  ['an upper-case signature, which is the same', sign(BODY).toUpperCase(), 'hint'],
] as const)
  test(`with a verifier, ${name}: ${is}`, async () => {
    assert.equal((await verified(value)).is, is);
  });

test('the prefix belongs to it', async () => {
  for (const prefix of ['', 'sha255='])
    assert.equal((await verified(sign(BODY, { prefix }), { prefix: 'sha256=' })).is, 'forged');
});

test('either of two secrets, while one replaces the other', async () => {
  const secret = ['old', SECRET];
  assert.equal((await verified(sign(BODY), { secret })).is, 'hint');
  assert.equal((await verified(sign(BODY, {}, 'old'), { secret })).is, 'hint');
  assert.equal((await verified(sign(BODY, {}, 'older'), { secret })).is, 'forged');
});

test('what is signed is the bytes: others that decode to the same text are forged', async () => {
  const text = '{"id":"0042","x":"\ufffd"}';
  const signature = sign(text);
  assert.equal((await verified(signature, {}, text)).is, 'hint');
  const bytes = utf8(text);
  const at = bytes.indexOf(0xef);
  const alias = new Uint8Array([...bytes.slice(0, at), 0xff, ...bytes.slice(at + 3)]);
  assert.equal(new TextDecoder().decode(alias), text, 'the two decode to the same text');
  assert.equal((await verified(signature, {}, alias)).is, 'forged');
});

test('nothing of a forged body is parsed or logged; the twin shows that a genuine one is', async () => {
  const verifyWebhook = { header: 'X-S', secret: SECRET };
  const broken = '{"id":';
  assert.deepEqual((await receive(broken, { 'x-s': sign('other') }, { verifyWebhook })).logged, []);
  assert.equal((await receive(broken, { 'x-s': sign(broken) }, { verifyWebhook })).logged.length, 1);
});
