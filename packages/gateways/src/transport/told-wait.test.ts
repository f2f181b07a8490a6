import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp, ok } from './staged.fixture.ts';

const readWait = (bytes: Uint8Array): number | null => {
  const text = new TextDecoder().decode(bytes);
  return /^\d+$/.test(text) ? Number(text) : null;
};
const limited = (body: string, header = '1') => new Response(body, { status: 429, headers: { 'retry-after': header } });

for (const [name, answer, wait] of [
  ['what the body says goes before the header', limited('3000'), 3_000],
  ['a body that says nothing leaves the header', limited('later'), 1_000],
  ['only a 429 is asked', new Response('3000', { status: 503, headers: { 'retry-after': '1' } }), 1_000],
] as const)
  test(`request 38: ${name}`, async () => {
    const { send, asked, clock } = setUp([answer, ok()], { readWait });
    const sending = send({ method: 'GET', to: '/x' });
    await clock.advance(wait - 1);
    assert.equal(asked.length, 1);
    await clock.advance(1);
    assert.equal(asked.length, 2);
    const sent = await sending;
    assert.ok(sent.is === 'answer' && sent.status === 200);
  });

test('request 38: a wait longer than the deadline is told, and not waited for', async () => {
  const { send, asked } = setUp([limited('42000')], { readWait });
  const sent = await send({ method: 'GET', to: '/x' });
  assert.ok(sent.is === 'answer' && sent.retryAfter === 42_000);
  assert.equal(asked.length, 1);
});
