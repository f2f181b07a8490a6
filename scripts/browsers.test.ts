import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { chooseEngines, findChromium, findFirefox, findWebKit, requireChromium } from './browsers.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillkit-browsers-'));
const chromium = join(folder, 'chromium');
writeFileSync(chromium, '#!/bin/sh\n');
chmodSync(chromium, 0o755);
after(() => rmSync(folder, { recursive: true }));

test('CHROME_PATH comes before the search', () => {
  assert.equal(findChromium({ CHROME_PATH: chromium, PATH: '' }), chromium);
});

test('a CHROME_PATH that cannot be run is an error, though the search would find one', () => {
  const env = { CHROME_PATH: join(folder, 'gone'), PATH: folder };
  assert.throws(() => findChromium(env), /CHROME_PATH is .*gone, which cannot be run/);
});

test('the path is searched', () => {
  assert.equal(findChromium({ PATH: folder }), chromium);
});

test('without a browser the error names the ways to get one', { skip: process.platform !== 'linux' && 'Linux' }, () => {
  assert.throws(() => requireChromium({ PATH: '' }), /Install Chromium or Chrome, or set CHROME_PATH/);
});

test('FIREFOX_PATH comes before the search, and has to be right', () => {
  assert.equal(findFirefox({ FIREFOX_PATH: chromium, PATH: '' }), chromium);
  assert.throws(() => findFirefox({ FIREFOX_PATH: join(folder, 'gone'), PATH: folder }), /FIREFOX_PATH is/);
});

test('WebKitGTK is there when its driver, a display and its browser are, wherever the processor’s folder puts it', () => {
  const root = join(folder, 'usr');
  const env = { PATH: folder };
  const place = (file: string): string => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { mode: 0o755 });
    return file;
  };
  const driver = place(join(folder, 'WebKitWebDriver'));
  const display = place(join(folder, 'Xvfb'));
  assert.equal(findWebKit(env, root), undefined, 'no browser yet');
  const browser = place(join(root, 'lib', 'riscv64-linux-gnu', 'webkit2gtk-4.1', 'MiniBrowser'));
  assert.deepEqual(findWebKit(env, root), { driver, display, browser });
  rmSync(display);
  assert.equal(findWebKit(env, root), undefined);
});

const engines = (env: Record<string, string>, installs = false) => chooseEngines(env, installs).engines;

test('TILLKIT_BROWSERS lists the engines; unknown names are refused', () => {
  assert.deepEqual(engines({ TILLKIT_BROWSERS: 'webkit, chromium' }), ['chromium', 'webkit']);
  assert.throws(() => engines({ TILLKIT_BROWSERS: 'chromium, netscape' }), /lists "netscape"/);
  assert.deepEqual(chooseEngines({ TILLKIT_BROWSERS: 'chromium,webkit' }).leftOut, [
    { engine: 'Firefox', reason: 'TILLKIT_BROWSERS does not list it' },
  ]);
});

test('without it: all three where they can be installed; elsewhere Chromium, and what is found', () => {
  assert.deepEqual(engines({ PATH: '' }, true), ['chromium', 'firefox', 'webkit']);
  assert.deepEqual(engines({ PATH: '', FIREFOX_PATH: chromium }), ['chromium', 'firefox']);
});

test('what is left out is told with what it takes', { skip: process.platform !== 'linux' && 'Linux' }, () => {
  const { engines, leftOut } = chooseEngines({ PATH: '' }, false);
  assert.deepEqual(engines, ['chromium']);
  assert.deepEqual(
    leftOut.map(({ engine, reason }) => `${engine}: ${reason}`),
    [
      'Firefox: No Firefox found. Install Firefox, or set FIREFOX_PATH to its executable.',
      'WebKitGTK: No WebKitGTK found. It takes WebKitWebDriver, its MiniBrowser and Xvfb (on Linux).',
    ],
  );
});
