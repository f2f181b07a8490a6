import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { makeKeys, type SandboxConfig } from '@tillkit/sandbox';
import { serveSandbox, type ServedSandbox } from '@tillkit/sandbox/node';
import { conform, gapsOf, type Report } from './conform.ts';
import type { Dossier } from './dossier.ts';
import { DOSSIERS } from './index.ts';
import { isGood, lines } from './report.ts';
import type { Told } from './row.ts';

const keys = makeKeys((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
const MERCHANT_UUID = '33333333-4444-4555-8666-777777777777';
const CONFIG: SandboxConfig = {
  merchants: [
    {
      id: 'theirs',
      name: 'Theirs',
      opencheckout: { apiKeys: [keys.apiKey] },
      onecheckout: { apiKeys: [keys.onecheckoutKey], firstOrder: 700 },
      onecp: { widgetId: keys.onecpWidgetId, backendSecret: keys.onecpSecret },
      oneverse: {
        login: keys.oneverseLogin,
        password: keys.oneversePassword,
        secretKey: keys.oneverseSecretKey,
        merchantUuid: MERCHANT_UUID,
        gameNames: ['their-game'],
        channels: ['their_channel'],
      },
      one2pays: { apiKey: keys.one2paysKey, secretKey: keys.one2paysSecret, promptpayId: '0812345678' },
    },
  ],
};

/** As if it were somebody else's: by its address and credentials alone, on the real clock. */
let theirs: ServedSandbox;
let env: Record<string, string>;
before(async () => {
  theirs = await serveSandbox({ config: CONFIG, port: 0 });
  const { url } = theirs;
  env = {
    TILLKIT_CONFORMANCE_OPENCHECKOUT_URL: `${url}/opencheckout/`,
    TILLKIT_CONFORMANCE_OPENCHECKOUT_KEY: keys.apiKey,
    TILLKIT_CONFORMANCE_ONECHECKOUT_URL: `${url}/onecheckout/api/v1.0`,
    TILLKIT_CONFORMANCE_ONECHECKOUT_KEY: keys.onecheckoutKey,
    TILLKIT_CONFORMANCE_ONE_CP_URL: `${url}/one-cp`,
    TILLKIT_CONFORMANCE_ONE_CP_WIDGET_ID: keys.onecpWidgetId,
    TILLKIT_CONFORMANCE_ONE_CP_SECRET: keys.onecpSecret,
    TILLKIT_CONFORMANCE_ONEVERSE_URL: `${url}/oneverse`,
    TILLKIT_CONFORMANCE_ONEVERSE_LOGIN: keys.oneverseLogin,
    TILLKIT_CONFORMANCE_ONEVERSE_PASSWORD: keys.oneversePassword,
    TILLKIT_CONFORMANCE_ONEVERSE_SECRET: keys.oneverseSecretKey,
    TILLKIT_CONFORMANCE_ONEVERSE_MERCHANT_UUID: MERCHANT_UUID,
    TILLKIT_CONFORMANCE_ONEVERSE_GAME: 'their-game',
    TILLKIT_CONFORMANCE_ONEVERSE_CHANNEL: 'their_channel',
    TILLKIT_CONFORMANCE_ONE2PAYS_URL: `${url}/one2pays`,
    TILLKIT_CONFORMANCE_ONE2PAYS_KEY: keys.one2paysKey,
    TILLKIT_CONFORMANCE_ONE2PAYS_SECRET: keys.one2paysSecret,
  };
});
after(() => theirs.close());

const failures = ({ outcomes }: Report): readonly string[] =>
  outcomes.filter(({ result }) => result === 'failed').map(({ row, reason }) => `${row.dossier} ${row.item} ${row.test}: ${reason}`); // prettier-ignore

for (const dossier of DOSSIERS)
  test(`an API that is not ours, ${dossier.name}: what needs control is skipped and counted, all else holds`, async () => {
    const orders = async () => (await (await fetch(`${theirs.url}/control/orders`)).json()) as { count: number };
    const { count } = await orders();
    const report = await conform([dossier], env);
    assert.deepEqual(failures(report), []);
    const skipped = report.outcomes.filter(({ result }) => result === 'skipped');
    const needy = dossier.rows.filter(({ needs }) => needs.length > 0);
    assert.equal(skipped.length, needy.length);
    for (const { row, reason } of skipped) assert.ok(row.needs.every((need) => reason.includes(need)));
    assert.ok((await orders()).count > count, 'orders were made there, and not in a sandbox of the run');
    const passed = report.outcomes.length - skipped.length;
    assert.ok(lines(report).includes(`${dossier.name}: ${passed} passed, 0 failed, ${skipped.length} skipped`));
    console.log(`${dossier.name}: ${passed} rows hold at somebody else's address, ${skipped.length} were skipped`);
  });

const [first] = DOSSIERS;
assert.ok(first);
/** The first dossier with rows of the test's own, for as many items. */
const planted = (...told: readonly Told[]): Dossier => ({
  ...first,
  items: told.map(({ item }) => item),
  rows: told.map((row) => ({ dossier: first.name, ...row })),
});
const fine: Told = { item: 'E1', test: 'is fine', needs: [], run: () => {} };

test('every item of every dossier has a row', () => {
  assert.deepEqual(DOSSIERS.flatMap(gapsOf), []);
});

test('the twin: an item without a row is named, and so is a row of no item', async () => {
  const gone = planted(fine, { ...fine, item: 'E2' });
  const lacking = { ...gone, rows: gone.rows.filter(({ item }) => item === 'E1') };
  assert.deepEqual(gapsOf(lacking), ['opencheckout: E2 has no row']);
  assert.deepEqual(gapsOf({ ...gone, items: ['E1'] }), [
    'opencheckout: the row "is fine" is of E2, which is no item of the dossier',
  ]);
  for (const { name, items, rows } of DOSSIERS)
    for (const item of items)
      assert.deepEqual(gapsOf({ name, items, rows: rows.filter((row) => row.item !== item) }), [
        `${name}: ${item} has no row`,
      ]);
  const report = await conform([lacking], {});
  assert.ok(!isGood(report) && lines(report).includes('missing: opencheckout: E2 has no row'));
});

test('a row that fails fails the run, says why, and lets the others run', async () => {
  const broken: Told = { ...fine, item: 'E2', test: 'is broken', run: async () => assert.equal(404, 200) };
  const report = await conform([planted(broken, fine)], {});
  assert.deepEqual(report.outcomes.map(({ result }) => result), ['failed', 'passed']); // prettier-ignore
  assert.equal(isGood(report), false);
  const said = lines(report);
  assert.equal(said[0], 'dossier       item  test       result');
  assert.ok(said.includes('opencheckout  E2    is broken  failed'));
  assert.match(said.join('\n'), /failed: opencheckout E2 is broken\n.*404 !== 200/s);
  assert.ok(said.includes('opencheckout: 1 passed, 1 failed, 0 skipped'));
});

test('nothing run is no success; all of it passed or skipped is one', async () => {
  assert.equal(isGood({ outcomes: [], gaps: [] }), false);
  const report = await conform([planted(fine, { ...fine, item: 'E2', needs: ['clock'] })], env);
  assert.deepEqual(report.outcomes.map(({ result }) => result), ['passed', 'skipped']); // prettier-ignore
  assert.equal(isGood(report), true);
  assert.ok(lines(report).includes('  1 skipped: needs what only our own sandbox allows: clock'));
});

test('a row that steers without saying so fails at an API that is not ours', async () => {
  const steering: Told = { ...fine, run: (target) => target.world.advance(1) };
  assert.deepEqual(failures(await conform([planted(steering)], {})), []);
  assert.match(failures(await conform([planted(steering)], env)).join(), /without saying so in its needs/);
});

test('an address without its credentials is refused before anything is sent, and what lacks is named', async () => {
  const { TILLKIT_CONFORMANCE_ONEVERSE_SECRET: _secret, TILLKIT_CONFORMANCE_ONEVERSE_GAME: _game, ...rest } = env;
  await assert.rejects(conform(DOSSIERS, rest), {
    message:
      'TILLKIT_CONFORMANCE_ONEVERSE_URL is set, so set too: TILLKIT_CONFORMANCE_ONEVERSE_SECRET, TILLKIT_CONFORMANCE_ONEVERSE_GAME.',
  });
});

/** `npm run test:conformance -- <names>` with this environment. */
const command = async (more: Record<string, string>, ...names: readonly string[]) => {
  const script = `${import.meta.dirname}/../../scripts/conformance.ts`;
  const child = spawn(process.execPath, ['--conditions=tillkit-source', script, ...names], {
    env: { ...process.env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await ended) as [number | null];
  return { code, said, wrong };
};

test('the command ends with 0 when all holds, and with another number when a row fails', async () => {
  const refused = { ...env, TILLKIT_CONFORMANCE_ONE_CP_SECRET: 'another' };
  const [good, bad] = await Promise.all([command(env, 'one-cp'), command(refused, 'one-cp')]);
  assert.equal(good.code, 0, good.said + good.wrong);
  assert.match(good.said, /^one-cp   E1    connection +passed$/m);
  assert.match(good.said, /^one-cp: 12 passed, 0 failed, 14 skipped$/m);
  assert.equal(bad.code, 1);
  assert.match(bad.said, /^failed: one-cp E1 connection$/m);
});

for (const dossier of DOSSIERS)
  test(`a sandbox of our own, ${dossier.name}: every row runs and holds`, async () => {
    const report = await conform([dossier], {});
    assert.deepEqual(failures(report), []);
    assert.equal(report.outcomes.length, dossier.rows.length);
    assert.ok(
      report.outcomes.every(({ result }) => result === 'passed'),
      'none is skipped',
    );
  });
