import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attemptOf, learned, noticeOf, operationOf, sessionOf, withReference } from './contract/sample.fixture.ts';
import { indexed, readNotice, readOperation, readSession, writeNotice, writeOperation, writeSession } from './row.ts';

describe('indexed', () => {
  it('says what a driver searches by, refs with their account', () => {
    const session = withReference(
      learned(sessionOf('1', { attempts: [attemptOf('at_1'), attemptOf('at_2', { account: 'stripe' })] }), {
        state: 'pending',
        refs: ['order:2', 'order:1'],
      }),
      'order-1',
    );
    assert.deepEqual(indexed(session), {
      status: 'pending',
      reference: 'order-1',
      createdAt: session.createdAt,
      attempts: ['at_1', 'at_2'],
      refs: [
        { account: 'opencheckout', ref: 'order:1' },
        { account: 'opencheckout', ref: 'order:2' },
      ],
    });
    assert.equal(indexed(sessionOf('1')).reference, null);
  });
});

describe('rows', () => {
  const operation = operationOf('op_1', sessionOf('1'), { sealed: Uint8Array.of(7), due: '2026-11-21T09:00:00.000Z' });
  const { sealed: _sealed, due: _due, ...shown } = operation;

  it('a session is written without its operations and read with those of their table', () => {
    const session = { ...sessionOf('1'), operations: [shown] };
    assert.ok(!writeSession(session).includes('op_1'));
    assert.deepEqual(readSession(writeSession(session), [shown]), session);
  });

  it('an operation is written without bytes and due time; its state is the column’s', () => {
    assert.deepEqual(JSON.parse(writeOperation(operation)), shown);
    assert.deepEqual(readOperation(writeOperation(operation), 'sent'), { ...shown, state: 'sent' });
  });

  it('a notice keeps its snapshot', () => {
    const notice = noticeOf(sessionOf('1'), 'n1');
    assert.deepEqual(readNotice(writeNotice(notice)), notice);
  });

  it('what is none of ours is refused', () => {
    for (const text of ['null', '{}', '[]', '{"id":1}']) {
      assert.throws(() => readSession(text, []), /not a session/);
      assert.throws(() => readOperation(text, 'sent'), /not an operation/);
      assert.throws(() => readNotice(text), /not a notice/);
    }
  });
});
