import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock, resolvePorts, type Log } from '@tillkit/core/clock';
import type { AnyAccount } from '@tillkit/core/gateway';
import { oneCp } from '../one-cp/index.ts';
import { BASE as ONE_CP } from '../one-cp/client/staged.fixture.ts';
import * as corporate from '../one-cp/staged.fixture.ts';
import { one2pays } from '../one2pays/index.ts';
import * as thai from '../one2pays/staged.fixture.ts';
import { onecheckout } from '../onecheckout/index.ts';
import { BASE as ONECHECKOUT } from '../onecheckout/client/staged.fixture.ts';
import * as hosted from '../onecheckout/staged.fixture.ts';
import { oneverse } from '../oneverse/index.ts';
import * as game from '../oneverse/staged.fixture.ts';
import { opencheckout } from '../opencheckout/index.ts';
import * as wallet from '../opencheckout/staged.fixture.ts';

/** Who the transport's lines are of, after a read at a server that answers nothing but 503. */
const named = async (account: AnyAccount, ref: string): Promise<readonly unknown[]> => {
  const clock = manualClock();
  const names = new Set<unknown>();
  const log: Log = (_level, event, fields = {}) => {
    if (event.startsWith('gateway.')) names.add(fields['account']);
  };
  const fetch = async () => new Response('', { status: 503 });
  const adapter = account.connect(resolvePorts({ clock, fetch, log, random: (n) => new Uint8Array(n) }));
  const reading = adapter.read(hosted.call({ refs: [ref] }));
  await clock.advance(60_000);
  assert.notEqual((await reading).is, 'done');
  return [...names];
};

const onecheckoutOptions = { baseUrl: ONECHECKOUT, apiKey: 'k' };
const opencheckoutOptions = { baseUrl: 'https://pay.example', apiKey: 'sk_x', webhookSecret: 's' };
const oneCpOptions = { baseUrl: ONE_CP, widgetId: 'w', backendSecret: 's' };

for (const [account, ref, name] of [
  [onecheckout(onecheckoutOptions), hosted.REF, 'onecheckout'],
  [onecheckout({ ...onecheckoutOptions, id: 'second' }), hosted.REF, 'second'],
  [opencheckout({ ...opencheckoutOptions, id: 'second' }), wallet.REF, 'second'],
  [oneCp({ ...oneCpOptions, id: 'second' }), corporate.REF, 'second'],
  [one2pays({ ...thai.OPTIONS, id: 'second' }), thai.REF, 'second'],
  [oneverse({ ...game.V2, id: 'second' }), game.REF, 'second'],
] as const)
  test(`${account.gateway}: the log names the account ${name}, so that two of one gateway are told apart`, async () => {
    assert.deepEqual(await named(account, ref), [name]);
  });
