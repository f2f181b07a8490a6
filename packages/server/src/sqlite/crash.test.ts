import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { manualClock } from '@tillkit/core/clock';
import { at, MINUTE, next, only, pushOf, sessionOf, START } from '../store/contract/sample.fixture.ts';
import { sqliteStore } from './sqlite.ts';

const url = (path: string): string => new URL(path, import.meta.url).href;

/** A process that commits one change, and is killed in the middle of the next. */
const script = (path: string): string => `
  import { manualClock } from '@tillkit/core/clock';
  import { begun, noticeOf, operationOf, pushOf, sessionOf, next } from ${JSON.stringify(url('../store/contract/sample.fixture.ts'))};
  import { sqliteStore } from ${JSON.stringify(url('./sqlite.ts'))};
  const store = sqliteStore(${JSON.stringify(path)}, { clock: manualClock(${JSON.stringify(START)}) });
  const session = await begun(store, sessionOf('1'), { operations: [operationOf('op_1', sessionOf('1'))] });
  await store.receive([{ row: pushOf('evt_1') }]);
  await store.mark('op_1', 'prepared', 'sent');
  const second = next(session);
  await store.change(1, { session: second });
  const deadly = { toJSON: () => process.kill(process.pid, 'SIGKILL') };
  await store.change(2, {
    session: next(second),
    operations: [operationOf('op_1', session, { state: 'done' })],
    notices: [noticeOf(session, 'n1'), { ...noticeOf(session, 'n2'), deadly }],
    inbox: 'in_evt_1',
  });
`;

describe('a killed process', () => {
  it('F7: leaves what was committed, and nothing of what was not', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'tillkit-crash-'));
    t.after(() => rm(folder, { recursive: true }));
    const path = join(folder, 'checkout.db');
    const flags = ['--conditions=tillkit-source', '--input-type=module', '--eval', script(path)];
    const child = spawn(process.execPath, flags, { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] });
    const [code, signal] = await once(child, 'exit');
    assert.deepEqual([code, signal], [null, 'SIGKILL']);

    const store = sqliteStore(path, { clock: manualClock(START) });
    t.after(() => store.close());
    const [session] = await store.load(['cs_1']);
    assert.deepEqual({ ...session, operations: [] }, next(sessionOf('1')));
    assert.equal((await store.operation('op_1'))?.state, 'sent');
    assert.deepEqual(await store.oldest(), { inbox: at(0), outbox: null, reads: null, operations: null });
    assert.deepEqual(only(await store.claim('inbox', 9, MINUTE)).item, pushOf('evt_1'));
  });
});
