import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Push } from '@tillkit/core/gateway';
import { utf8 } from '@tillkit/core/hmac';
import { opencheckout } from './index.ts';
import { header, receive, S3, S5, sign, V1, V2, V3, V4, V5, V6, verdict, type Sending } from './vectors.fixture.ts';

for (const [id, vector, is] of [
  ['V1', V1, 'facts'],
  ['V2', V2, 'facts'],
  ['V3', V3, 'facts'],
  ['V4', V4, 'facts'],
  ['V5', V5, 'facts'],
  ['V6', V6, 'ignored'],
] as const)
  test(`${id} verifies over its ${vector.bytes} raw bytes, and not when one bit of the signature differs`, async () => {
    const { body, secret, t, v1, bytes } = vector;
    assert.equal(utf8(body).length, bytes);
    assert.equal(await verdict({ body, header: header(vector), secrets: secret, clock: t }), is);
    const flipped = v1.slice(0, -1) + (Number.parseInt(v1.slice(-1), 16) ^ 1).toString(16);
    assert.equal(await verdict({ body, header: `t=${t},v1=${flipped}`, secrets: secret, clock: t }), 'forged');
    assert.equal(await verdict({ body, header: header(vector), secrets: 'another', clock: t }), 'forged');
  });

const cases: readonly [string, Sending, Push['is']][] = [
  ['H1 the genuine header', { body: V1.body, header: header(V1) }, 'facts'],
  ['H2 300 seconds old, the limit', { body: V1.body, header: header(V1), clock: 1790000300 }, 'facts'],
  ['H3 301 seconds old: stale', { body: V1.body, header: header(V1), clock: 1790000301 }, 'forged'],
  ['H4 one space added to the body', { body: `${V1.body} `, header: header(V1) }, 'forged'],
  ['H5 another time than the one signed', { body: V1.body, header: `t=1790000001,v1=${V1.v1}` }, 'forged'],
  ['H6 no time', { body: V1.body, header: `v1=${V1.v1}` }, 'forged'],
  ['H7 a time that is no number', { body: V1.body, header: `t=abc,v1=${V1.v1}` }, 'forged'],
  ['H8 the second of two secrets', { body: V4.body, header: header(V5), secrets: [S3, S5], clock: V4.t }, 'facts'],
  [
    'H9 the second of two signatures',
    { body: V4.body, header: `t=${V4.t},v1=${V5.v1},v1=${V4.v1}`, secrets: S3, clock: V4.t },
    'facts',
  ],
  ['H10 63 digits of the signature', { body: V1.body, header: `t=${V1.t},v1=${V1.v1.slice(0, 63)}` }, 'forged'],
  ['H11 no header', { body: V1.body }, 'unsigned'],
  ['H11 an empty header', { body: V1.body, header: '' }, 'unsigned'],
  ['H12 9,999 seconds in the future', { body: V1.body, header: sign(V1.body, 1790009999) }, 'forged'],
  ['300 seconds in the future, the limit', { body: V1.body, header: sign(V1.body, V1.t + 300) }, 'facts'],
  ['301 seconds in the future', { body: V1.body, header: sign(V1.body, V1.t + 301) }, 'forged'],
  ['a year in the future', { body: V1.body, header: sign(V1.body, V1.t + 31_536_000) }, 'forged'],
  ['a time that is no number, signed as it stands', { body: V1.body, header: sign(V1.body, 'abc') }, 'forged'],
  ['NaN, signed as it stands', { body: V1.body, header: sign(V1.body, 'NaN') }, 'forged'],
  ['a negative time', { body: V1.body, header: sign(V1.body, `-${V1.t}`) }, 'forged'],
  ['two times', { body: V1.body, header: `t=1790000001,${header(V1)}` }, 'forged'],
  ['two times, the other way round', { body: V1.body, header: `${header(V1)},t=1790000001` }, 'forged'],
  ['a signature in capitals', { body: V1.body, header: `t=${V1.t},v1=${V1.v1.toUpperCase()}` }, 'forged'],
  ['an empty signature', { body: V1.body, header: `t=${V1.t},v1=` }, 'forged'],
  ['another scheme only', { body: V1.body, header: `t=${V1.t},v0=${V1.v1}` }, 'forged'],
  ['spaces between the parts', { body: V1.body, header: `t=${V1.t}, v1=${V1.v1}` }, 'facts'],
  [
    'a body that was parsed and written again',
    { body: JSON.stringify(JSON.parse(V4.body)), header: header(V4), secrets: S3, clock: V4.t },
    'forged',
  ],
];
for (const [name, sending, is] of cases)
  test(`${name}: ${is}`, async () => {
    assert.equal(await verdict(sending), is);
  });

test('H3 with toleranceSeconds 0 the age does not count, either way, and the log says so', async () => {
  const { push, logged } = await receive({ body: V1.body, header: header(V1), clock: 1890000000, toleranceSeconds: 0 });
  assert.equal(push.is, 'facts');
  assert.ok(logged.some((line) => line.startsWith('warn opencheckout.push_age_unchecked')));
  assert.equal(await verdict({ body: V1.body, header: header(V1), clock: 1690000000, toleranceSeconds: 0 }), 'facts');
  assert.equal(await verdict({ body: V1.body, header: `t=1,v1=${V1.v1}`, toleranceSeconds: 0 }), 'forged');
});

test('a wider tolerance holds exactly', async () => {
  const later = (clock: number): Sending => ({ body: V1.body, header: header(V1), clock, toleranceSeconds: 600 });
  assert.equal(await verdict(later(V1.t + 600)), 'facts');
  assert.equal(await verdict(later(V1.t + 601)), 'forged');
});

test('bytes that are not UTF-8 do not pass for the text they decode to', async () => {
  const body = V3.body.replace('☕', '\ufffd');
  const text = utf8(body);
  const genuine: Sending = { body: text, header: sign(text, V3.t, S3), secrets: S3, clock: V3.t };
  assert.equal(await verdict(genuine), 'facts');
  const at = text.findIndex((byte, n) => byte === 0xef && text[n + 1] === 0xbf && text[n + 2] === 0xbd);
  const alias = new Uint8Array([...text.slice(0, at), 0xff, ...text.slice(at + 3)]);
  assert.equal(new TextDecoder().decode(alias), body, 'the two decode to the same text');
  assert.equal(await verdict({ ...genuine, body: alias }), 'forged');
});

for (const webhookSecret of ['', ' ', '\n', [], ['good', ''], ['good', '  ']])
  test(`webhookSecret ${JSON.stringify(webhookSecret)} is refused when the account is made`, () => {
    const make = () => opencheckout({ baseUrl: 'https://pay.example', apiKey: 'sk_x', webhookSecret });
    assert.throws(make, { name: 'TypeError', message: /webhookSecret/ });
  });

test('a secret with a copied line feed is refused without being quoted', () => {
  const make = () => opencheckout({ baseUrl: 'https://pay.example', apiKey: 'sk_x', webhookSecret: 'PLANTED\n' });
  assert.throws(make, (error) => error instanceof TypeError && !error.message.includes('PLANTED'));
});
