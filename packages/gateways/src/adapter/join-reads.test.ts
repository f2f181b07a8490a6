import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '@tillkit/core/gateway';
import type { State } from '@tillkit/core/lifecycle';
import { unavailable } from '../transport/index.ts';
import { joinReads } from './join-reads.ts';

const read = (state: State): Answer<null> => ({ is: 'done', value: null, facts: [{ state }] });
const failed = unavailable('unknown', 'no answer');

test('all facts of all reads are told', () => {
  const facts = [{ state: 'created' }, { state: 'paid' }];
  assert.deepEqual(joinReads([read('created'), read('paid')]), { is: 'done', value: null, facts });
});

test('one that failed is answered, so that it is read again', () => {
  assert.equal(joinReads([read('expired'), failed]), failed);
});

test('a payment that was found is told, whatever failed beside it', () => {
  assert.deepEqual(joinReads([failed, read('paid')]), { is: 'done', value: null, facts: [{ state: 'paid' }] });
});
