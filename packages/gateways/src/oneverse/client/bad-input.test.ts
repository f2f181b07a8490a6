import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import { fetchFailure } from '../../transport/canned.fixture.ts';
import { CREATE, created, html, ID, json, order, PASSWORD, SECRET, TOKEN } from './examples.fixture.ts';
import { createOneverseClient, type PaymentApiClient } from './index.ts';
import { ACCESS, failureOf, ports, setUp, v2 } from './staged.fixture.ts';

const creating = (c: PaymentApiClient) => c.orders.create(CREATE);
const reading = (c: PaymentApiClient) => c.orders.read(ID);

for (const status of [400, 401, 403, 404, 405, 413, 500, 503])
  test(`an HTML ${status} has no code, and its title is told`, async () => {
    const call = status === 401 ? v2([html('Oh no', status)]) : null;
    const staged = call ?? setUp([1, 2, 3].map(() => () => html('Oh no', status)));
    const { failure, message } = await failureOf<unknown>(staged, staged.client.orders.read(ID));
    assert.ok(failure.kind === 'refused' && failure.code === null);
    assert.match(message, /is an HTML page, titled "Oh no"/);
  });

test('a success that is HTML, or broken, is told with where', async () => {
  for (const [answer, words] of [
    [html('Sign in', 200), /answered 200, but the body is an HTML page, titled "Sign in"/],
    [json('{"order":{"order_id":'), /stops being JSON at line 1, column 22/],
    [json(''), /is empty/],
  ] as const) {
    const staged = setUp([answer]);
    const { means, message } = await failureOf(staged, staged.client.orders.read(ID));
    assert.equal(means, 'answer_invalid');
    assert.match(message, words);
  }
});

const filled = (bytes: number) => new Response(new Uint8Array(bytes).fill(32), { headers: { 'content-type': 'application/json' } }); // prettier-ignore
const MIB = 1024 * 1024;
test('an answer over its cap is cut off: 1 MiB, lists 10', async () => {
  for (const [bytes, call, kind] of [
    [MIB + 1, reading, 'unknown'],
    [MIB, reading, 'answer-invalid'],
    [11 * MIB, (c: PaymentApiClient) => c.orders.list(), 'unknown'],
    [10 * MIB, (c: PaymentApiClient) => c.orders.list(), 'answer-invalid'],
  ] as const) {
    const staged = setUp([filled(bytes)]);
    const { failure } = await failureOf<unknown>(staged, call(staged.client));
    assert.equal(failure.kind, kind, String(bytes));
  }
});

test('a body over 64 KiB is refused before anything is sent; 413 of the API is a refusal', async () => {
  const { client, asked } = setUp([]);
  const title = 'x'.repeat(64 * 1024);
  await assert.rejects(client.orders.create({ ...CREATE, title }), { name: 'TypeError', message: /65536/ });
  await assert.rejects(client.orders.create(utf8(title + 'x')), TypeError);
  assert.equal(asked.length, 0);
  const staged = setUp([json('', 413)]);
  assert.equal((await failureOf(staged, creating(staged.client))).means, 'invalid_request');
});

for (const to of ['https://evil.example/steal?x=1', '//evil.example', '/elsewhere'])
  test(`a redirect to ${to} is not followed, and no credential leaves`, async () => {
    const moved = () => new Response(null, { status: 307, headers: { location: to } });
    for (const call of [creating, reading]) {
      const staged = setUp([moved]);
      const { failure, message } = await failureOf(staged, call(staged.client));
      assert.equal(failure.kind, 'redirected');
      assert.match(message, /a redirect.*which is never followed/);
      assert.equal(staged.calls().length, 1);
    }
    const staged = ports([moved]);
    const client = createOneverseClient({ ...ACCESS, ports: staged.ports });
    assert.match((await failureOf(staged, client.orders.read(ID))).message, /login answered 307, a redirect/);
    assert.equal(staged.asked.length, 1);
  });

test('a line that breaks is ambiguous for a create; refused before it left, it is not', async () => {
  const broken = setUp([fetchFailure('ECONNRESET')]);
  assert.equal((await failureOf(broken, creating(broken.client))).failure.kind, 'unknown');
  const unsent = setUp([1, 2, 3].map(() => fetchFailure('ECONNREFUSED')));
  assert.equal((await failureOf(unsent, creating(unsent.client))).failure.kind, 'not-sent');
});

test('one deadline is over all of a call: waiting for its turn, its tries, its login', async () => {
  const never = () => new Promise<Response>(() => undefined);
  const staged = setUp([never], { deadlineMs: 3_000 });
  const failing = staged.client.orders.create(CREATE);
  failing.catch(() => {});
  await staged.clock.advance(3_000);
  await assert.rejects(failing, /may have arrived, but its answer did not \(deadline\)/);
});

test('request 41: no secret of ours stands in a message or the log, wherever the API repeats it; the twin shows it was there', async () => {
  const planted = (text: string) => json({ code: 4000, message: `you sent ${text}`, error: { errors: { [text]: text } } }, 400);
  const said: string[] = [];
  let repeated = 0;
  for (const text of [SECRET, TOKEN, PASSWORD, `Bearer ${TOKEN}`]) {
    const staged = setUp([planted(text), json({ order: order('paid', { order_id: `${text} ${text}` }) }), html(text, 500), html(text, 500), html(text, 500)]);
    for (const _ of [1, 2, 3]) said.push((await failureOf(staged, reading(staged.client))).message);
    said.push(...staged.logged);
    repeated += 1;
  }
  const leaked = (text: string) => [SECRET, TOKEN, PASSWORD, 'Qb4tYx9L'].some((secret) => text.includes(secret));
  assert.deepEqual(said.filter(leaked), []);
  assert.ok(repeated === 4 && said.some((line) => line.includes('[masked]')) && leaked(`a ${PASSWORD} b`));
}); // prettier-ignore

test('a success is not taken for a failure: 200, 201 and 202 with an order', async () => {
  for (const status of [200, 201, 202]) {
    const { client } = setUp([json(created(), status)]);
    assert.equal((await client.orders.create(CREATE)).order_id, ID);
  }
});
