import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { enginesAsked, findChromium, requireChromium } from './browsers.ts';

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

test('TILLKIT_BROWSERS: Chromium by default, unknown names are refused', () => {
  assert.deepEqual(enginesAsked({}), ['chromium']);
  assert.deepEqual(enginesAsked({ TILLKIT_BROWSERS: 'chromium' }), ['chromium']);
  assert.throws(() => enginesAsked({ TILLKIT_BROWSERS: 'chromium, netscape' }), /lists "netscape"/);
});
