import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tillkit/core/hmac';
import type { CannedAnswer } from '../transport/canned.fixture.ts';
import { E3, E3_REQUEST, html, json, PLANTED, said, T10, WIDGET } from './client/examples.fixture.ts';
import type { OneCpOptions } from './index.ts';
import { call, problemOf, REF, refused, reset, setUp } from './staged.fixture.ts';

const bytes = utf8(E3_REQUEST);
const create = (answers: readonly CannedAnswer[] = [json(E3, 201)], more: Partial<OneCpOptions> = {}) => {
  const { adapter, soon, asked } = setUp(answers, more);
  return { answer: soon(adapter.create(call({ refs: [] }), bytes)), asked };
};
const actionBy = async (more: Partial<OneCpOptions>) => {
  const answer = await create(undefined, more).answer;
  assert.ok(answer.is === 'done');
  return answer.value.action;
};

test('E3 create: the bytes as they are; the widget, no amount, the transaction', async () => {
  const { answer, asked } = create();
  assert.deepEqual(await answer, {
    is: 'done',
    value: { action: { kind: 'widget', data: { widgetId: WIDGET, transactionId: T10 } }, amount: null },
    facts: [{ state: 'created', refs: [REF] }],
  });
  assert.equal(asked[0]?.body, E3_REQUEST);
});

test('§6 what a page’s presenter needs besides goes along', async () => {
  const action = await actionBy({ presenter: { mode: 'widget', data: { script: 'https://cdn.example/w.js' } } });
  assert.ok(action.kind === 'widget');
  assert.deepEqual(action.data, { script: 'https://cdn.example/w.js', widgetId: WIDGET, transactionId: T10 });
});

test('§6 a template becomes the pay page, each placeholder wherever it stands', async () => {
  const url = 'https://pay.example/{widgetId}/c?t={transactionId}&again={transactionId}#{widgetId}';
  assert.deepEqual(await actionBy({ widgetId: 'wdg $& é/?', presenter: { mode: 'redirect', url } }), {
    kind: 'redirect',
    url: `https://pay.example/wdg%20%24%26%20%C3%A9%2F%3F/c?t=${T10}&again=${T10}#wdg%20%24%26%20%C3%A9%2F%3F`,
    popup: 'opener',
  });
});

test('§6 in a frame it is the same page, at its exact origin', async () => {
  const url = 'https://Pay.Example:443/c/{transactionId}?w={widgetId}';
  assert.deepEqual(await actionBy({ presenter: { mode: 'iframe', url } }), {
    kind: 'frame',
    url: `https://Pay.Example:443/c/${T10}?w=${WIDGET}`,
    origin: 'https://pay.example',
  });
});

for (const [name, status, words] of [
  ['E5 without title', 400, /answered 400: no$/],
  ['wrong credentials', 401, /Copy widget id and backend secret again/],
  ['no permission', 403, /not permitted this widget/],
] as const)
  test(`create refused, ${name}: ${status}, and the detail teaches`, async () => {
    const answer = await create([json(said('no'), status)]).answer;
    assert.deepEqual([answer.is, problemOf(answer).code], ['refused', 'gateway_refused']);
    assert.match(problemOf(answer).detail ?? '', words);
  });

for (const status of [400, 404, 405])
  test(`a page that says ${status} asks whether baseUrl is right`, async () => {
    const answer = await create([html('Not here', status)]).answer;
    assert.deepEqual([answer.is, problemOf(answer).missing], ['refused', undefined]);
    assert.match(problemOf(answer).detail ?? '', /baseUrl.*https:\/\/api\.1-cp\.io/);
  });

test('429 is a matter of waiting', async () => {
  const answer = await create([json('', 429, { 'retry-after': '30' })]).answer;
  assert.deepEqual([answer.is, problemOf(answer).retryAfter], ['not-sent', 30_000]);
});

const moved = new Response(null, { status: 308, headers: { location: 'https://evil.example' } });
for (const [name, answer, is, code] of [
  ['500', json(said('oops'), 500), 'unknown', 'gateway_unavailable'],
  ['502', html('Bad gateway', 502), 'unknown', 'gateway_unavailable'],
  ['a broken line', reset, 'unknown', 'gateway_unavailable'],
  ['a success that cannot be read', json('{"transactionId":"65'), 'unknown', 'gateway_answer_invalid'],
  ['a success without id', json({}, 201), 'unknown', 'gateway_answer_invalid'],
  ['an id that would be another route', json({ transactionId: 'status' }, 201), 'unknown', 'gateway_answer_invalid'],
  ['an HTML success', html('Welcome', 200), 'unknown', 'gateway_answer_invalid'],
  ['an answer over 1 MiB', json('x'.repeat(1024 * 1024 + 1)), 'unknown', 'gateway_answer_invalid'],
  ['a redirect', moved, 'refused', 'gateway_refused'],
] as const)
  test(`create, ${name}: ${is}, ${code}, and sent once`, async () => {
    const { answer: asking, asked } = create([answer, json(E3, 201)]);
    const told = await asking;
    assert.deepEqual([told.is, problemOf(told).code], [is, code]);
    assert.equal(asked.length, 1);
  });

test('one that provably never left is sent again, and is not-sent when nobody ever listens', async () => {
  const again = create([refused, json(E3, 201)]);
  assert.equal((await again.answer).is, 'done');
  assert.deepEqual(new Set(again.asked.map(({ body }) => body)), new Set([E3_REQUEST]));
  const answer = await create([refused, refused, refused]).answer;
  assert.deepEqual([answer.is, problemOf(answer).code], ['not-sent', 'gateway_unavailable']);
});

test('the secret is in no answer, action or log line; the twin finds it in the header', async () => {
  const pair = Buffer.from(`${WIDGET}:${PLANTED}`).toString('base64');
  const answers = [json(E3, 201), json(said(`${PLANTED} ${pair}`), 400), html(`Basic ${pair}`, 502), reset];
  const { adapter, logged, soon, asked } = setUp(answers, { backendSecret: PLANTED });
  const words: string[] = [];
  for (const _ of answers) words.push(JSON.stringify(await soon(adapter.create(call(), bytes))));
  const found = (all: readonly string[]) => all.some((one) => one.includes(PLANTED) || one.includes(pair));
  assert.ok(words.length === 4 && !found([...words, ...logged]), words.join('\n'));
  assert.ok(found(asked.map(({ headers }) => String(headers.get('authorization')))));
});
