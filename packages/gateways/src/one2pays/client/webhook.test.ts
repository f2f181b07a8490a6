import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from '@tillkit/core/hmac';
import { ID, VECTORS, W1, W2, WEBHOOK_SECRET } from './examples.fixture.ts';
import { createWebhookReader, type One2PaysEvent, type WebhookOptions } from './index.ts';

const AT = 1735689790000;
const sign = (body: string | Uint8Array, t: number | string = AT, secret = WEBHOOK_SECRET) =>
  `sha256=${createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex')}`;

interface Push {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signature?: string | null;
  readonly timestamp?: string | null;
  readonly now?: number;
  readonly options?: Partial<WebhookOptions>;
}
const receive = ({ body = W1, signature, timestamp = String(AT), now = AT, options = {} }: Push) => {
  const headers = new Headers();
  const signed = signature === undefined ? sign(body) : signature;
  if (signed !== null) headers.set('X-Webhook-Signature', signed);
  if (timestamp !== null) headers.set('X-Webhook-Timestamp', timestamp);
  const reader = createWebhookReader({ secret: WEBHOOK_SECRET, ...options });
  return reader.read(typeof body === 'string' ? utf8(body) : body, headers, now);
};
const verdict = async (push: Push) => (await receive(push)).is;
const eventIn = async (push: Push): Promise<One2PaysEvent> => {
  const received = await receive(push);
  assert.ok(received.is === 'event', received.is);
  return received.event;
};

const about = { id: ID, referenceId: 'INV-2041', amount: '25900.00', family: 'payment' } as const;
test('exchange 13 vector 7 an envelope, verified and read', async () => {
  assert.deepEqual(await eventIn({ signature: `sha256=${VECTORS[7]}` }), {
    ...about,
    name: 'payment.succeeded',
    status: 'succeeded',
    key: 'evt_5b8e21',
  });
});
test('exchange 14 the same with another amount is forged', async () => {
  const body = W1.replace('"amount":"25900.00"', '"amount":"1.00"');
  assert.notEqual(body, W1);
  assert.equal(await verdict({ body, signature: `sha256=${VECTORS[7]}` }), 'forged');
});
test('vector 8 over the body alone, where it is set up so; the time is still looked at', async () => {
  const options = { stringToSign: 'body' } as const;
  const signature = `sha256=${VECTORS[8]}`;
  assert.equal(await verdict({ signature, options }), 'event');
  assert.equal(await verdict({ signature }), 'forged');
  assert.equal(await verdict({ signature, options, now: AT + 300_001 }), 'forged');
  assert.equal(await verdict({ signature, options, timestamp: null }), 'forged');
});
test('exchange 15 vector 9 the flat style', async () => {
  const timestamp = '1735689601000';
  const event = await eventIn({ body: W2, signature: `sha256=${VECTORS[9]}`, timestamp, now: 1735689601000 });
  assert.deepEqual(event, { ...about, name: 'payment.created', status: 'processing', key: `payment.created:${ID}:processing` }); // prettier-ignore
});
test('vector 10 a time in seconds is as old as it says', async () => {
  assert.equal(await verdict({ timestamp: '1735689790', signature: sign(W1, '1735689790') }), 'forged');
});

for (const [name, push, is] of [
  ['no signature', { signature: null }, 'unsigned'],
  ['an empty signature', { signature: '' }, 'unsigned'],
  ['nothing but commas', { signature: ' , ,' }, 'unsigned'],
  ['neither signature nor time', { signature: null, timestamp: null }, 'unsigned'],
  ['no time', { timestamp: null }, 'forged'],
  ['an empty time', { timestamp: '' }, 'forged'],
  ['a time that is no number, signed as such', { timestamp: 'abc', signature: sign(W1, 'abc') }, 'forged'],
  ['NaN', { timestamp: 'NaN', signature: sign(W1, 'NaN') }, 'forged'],
  ['Infinity', { timestamp: 'Infinity', signature: sign(W1, 'Infinity') }, 'forged'],
  ['zero', { timestamp: '0', signature: sign(W1, '0'), now: 0 }, 'forged'],
  ['less than zero', { timestamp: '-1', signature: sign(W1, '-1'), now: 0 }, 'forged'],
  ['a time with a fraction', { timestamp: `${AT}.5`, signature: sign(W1, `${AT}.5`) }, 'forged'],
  ['a time in another notation', { timestamp: '1.73568979e12', signature: sign(W1, '1.73568979e12') }, 'forged'],
  ['a time with a sign', { timestamp: `+${AT}`, signature: sign(W1, `+${AT}`) }, 'forged'],
  ['another time than was signed', { timestamp: String(AT + 1) }, 'forged'],
  ['five minutes ago', { now: AT + 300_000 }, 'event'],
  ['a millisecond more', { now: AT + 300_001 }, 'forged'],
  ['request 33: five minutes ahead', { now: AT - 300_000 }, 'event'],
  ['request 33: a millisecond more ahead', { now: AT - 300_001 }, 'forged'],
  ['request 33: a year ahead', { now: AT - 365 * 86_400_000 }, 'forged'],
  ['another secret', { signature: sign(W1, AT, 'another') }, 'forged'],
  ['half a signature', { signature: sign(W1).slice(0, 39) }, 'forged'],
  ['a signature and more', { signature: `${sign(W1)}00` }, 'forged'],
  ['no prefix', { signature: sign(W1).slice(7) }, 'forged'],
  ['another prefix', { signature: sign(W1).replace('sha256', 'sha512') }, 'forged'],
  ['a changed body', { body: `${W1} `, signature: sign(W1) }, 'forged'],
  [
    'the same JSON, written otherwise',
    { body: JSON.stringify(JSON.parse(W1), null, 1), signature: sign(W1) },
    'forged',
  ],
  ['nothing at all, signed', { body: '' }, 'unreadable'],
] as const)
  // prettier-ignore
  test(`${name}: ${is}`, async () => {
    assert.equal(await verdict(push), is);
  });

test('§8.4 one or more signatures: split at commas and spaces, any that matches', async () => {
  const [good, bad] = [sign(W1), sign(W1, AT, 'another')];
  for (const signature of [`${bad},${good}`, `${good} ${bad}`, `${bad}, ${good},${bad}`])
    assert.equal(await verdict({ signature }), 'event');
  assert.equal(await verdict({ signature: `${bad}, ${bad}` }), 'forged');
});

test('request 32: either of two secrets, while one replaces the other', async () => {
  const options = { secret: ['old', WEBHOOK_SECRET] };
  assert.equal(await verdict({ options }), 'event');
  assert.equal(await verdict({ options, signature: sign(W1, AT, 'old') }), 'event');
  assert.equal(await verdict({ options, signature: sign(W1, AT, 'older') }), 'forged');
});

test('what is signed is the bytes: others that decode to the same text are forged', async () => {
  const text = '{"event":"payment.created","paymentId":"\ufffd"}';
  const bytes = utf8(text);
  const at = bytes.indexOf(0xef);
  const alias = new Uint8Array([...bytes.slice(0, at), 0xff, ...bytes.slice(at + 3)]);
  assert.equal(new TextDecoder().decode(alias), text, 'the two decode to the same text');
  assert.equal(await verdict({ body: text }), 'event');
  assert.equal(await verdict({ body: alias, signature: sign(text) }), 'forged');
  assert.equal(await verdict({ body: alias }), 'unreadable', 'signed itself, it is genuine and still no text');
});

for (const [name, body, options, found] of [
  ['withdraw.paid', '{"type":"withdraw.paid","data":{"id":"wd_1"}}', {}, ['withdraw', 'wd_1']],
  ['its other name', '{"type":"withdrawal.paid","data":{"id":"wd_1"}}', {}, ['withdraw', 'wd_1']],
  ['payment.received', '{"event":"payment.received","paymentId":"p1"}', {}, ['payment', 'p1']],
  ['deposit.*', '{"type":"deposit.done","data":{"id":"d1"}}', {}, ['other', 'd1']],
  ['kyc.*', '{"event":"kyc.passed"}', {}, ['other', null]],
  ['a name that only begins like one', '{"event":"payments.created","paymentId":"p1"}', {}, ['other', 'p1']],
  ['an id that is a number', '{"event":"payment.created","paymentId":17}', {}, ['payment', null]],
  ['data that is null', '{"type":"payment.created","data":null}', {}, ['payment', null]],
  ['an envelope where flat ones come', W1, { payloadStyle: 'flat' }, null],
  ['a flat one where envelopes come', W2, { payloadStyle: 'envelope' }, null],
  ['neither', '{"id":"evt_1"}', {}, null],
  ['text', '"payment.created"', {}, null],
  ['null', 'null', {}, null],
  ['an array', '[{"event":"payment.created"}]', {}, null],
  ['malformed JSON', '{"event":', {}, null],
] as const)
  test(`§8.3 ${name}: ${found ? found.join(' ') : 'unreadable'}`, async () => {
    if (found === null) return assert.equal(await verdict({ body, options }), 'unreadable');
    const { family, id } = await eventIn({ body, options });
    assert.deepEqual([family, id], found);
  });

for (const [name, options, fault] of [
  ['an empty secret', { secret: '' }, /webhook\.secret is empty/],
  ['a secret of spaces', { secret: '  ' }, /webhook\.secret is empty/],
  ['no secret', { secret: [] }, /webhook\.secret is missing/],
  ['a secret that was forgotten', { secret: undefined as never }, /webhook\.secret is missing/],
  ['an empty one among several', { secret: ['a', ''] }, /webhook\.secret is empty/],
  ['a copied line feed', { secret: 'PLANTED\n' }, /white space/],
  ['no tolerance', { toleranceMs: 0 }, /toleranceMs/],
  ['a tolerance that is no number', { toleranceMs: Number.NaN }, /toleranceMs/],
  ['another string to sign', { stringToSign: 'url' as never }, /stringToSign/],
  ['another style', { payloadStyle: 'xml' as never }, /payloadStyle/],
] as const)
  test(`${name} is refused at start`, () => {
    assert.throws(
      () => createWebhookReader({ secret: WEBHOOK_SECRET, ...options }),
      (error) => error instanceof TypeError && fault.test(error.message) && !error.message.includes('PLANTED'),
    );
  });

test('nothing but what was signed verifies: one flipped bit in body, time or signature is forged', async () => {
  const runs = 200;
  const counted = { body: 0, signature: 0 };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 120 }), fc.nat(), fc.integer({ min: 0, max: 7 }), async (body, at, bit) => {
      const bytes = new Uint8Array(body);
      const signature = sign(bytes);
      assert.notEqual(await verdict({ body: bytes, signature }), 'forged');
      const flipped = new Uint8Array(bytes);
      flipped[at % bytes.length]! ^= 1 << bit;
      assert.equal(await verdict({ body: flipped, signature }), 'forged');
      counted.body += 1;
      const place = 7 + (at % 64);
      const digit = signature[place] === 'f' ? '0' : 'f';
      assert.equal(await verdict({ body: bytes, signature: signature.slice(0, place) + digit + signature.slice(place + 1) }), 'forged');
      counted.signature += 1;
    }),
    { numRuns: runs },
  ); // prettier-ignore
  console.log(`one2pays webhook: ${runs} genuine bodies taken, ${counted.body} changed bodies and ${counted.signature} changed signatures refused`); // prettier-ignore
});
