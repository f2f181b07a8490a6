import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverEvents } from './server-events.ts';

const bodyOf = (chunks: readonly (string | Uint8Array)[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });

const read = async (...chunks: readonly (string | Uint8Array)[]) => {
  const events = [];
  for await (const event of serverEvents(bodyOf(chunks))) events.push(event);
  return events;
};

test('an event is read however it is cut', async () => {
  const text = 'event: session\nid: cs_1:2\ndata: {"a":1}\n\n';
  const whole = [{ event: 'session', data: '{"a":1}' }];
  assert.deepEqual(await read(text), whole);
  assert.deepEqual(await read(...text), whole);
  assert.deepEqual(await read(text.replaceAll('\n', '\r\n')), whole);
});

test('a letter cut in two stays one letter', async () => {
  const bytes = new TextEncoder().encode('event: x\ndata: ฿\n\n');
  assert.deepEqual(await read(bytes.slice(0, 17), bytes.slice(17)), [{ event: 'x', data: '฿' }]);
});

test('a heartbeat is an event without a name; an unfinished event is none', async () => {
  assert.deepEqual(await read(': heartbeat\n\nevent: x\ndata: 1\n'), [{ event: '', data: '' }]);
});

test('several lines of data are one text', async () => {
  assert.deepEqual(await read('event: x\ndata: a\ndata: b\n\n'), [{ event: 'x', data: 'a\nb' }]);
});
