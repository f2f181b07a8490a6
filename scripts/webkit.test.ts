import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { startWebKit } from './webkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillkit-webkit-'));
after(() => rmSync(folder, { recursive: true }));

/** A stand-in for one of its parts, which leaves its process id and its display. */
const part = (name: string, code: string): string => {
  const file = join(folder, name);
  const told = JSON.stringify(join(folder, `${name}.told`));
  writeFileSync(
    file,
    `#!${process.execPath}
    require('node:fs').writeFileSync(${told}, JSON.stringify([process.pid, process.env.DISPLAY]));
    ${code}`,
    { mode: 0o755 },
  );
  return file;
};

const display = part('Xvfb', `require('node:fs').writeSync(3, '57\\n'); setInterval(() => {}, 1000);`);
const driver = part('driver', `require('node:net').createServer().listen(Number(process.argv[2].split('=')[1]));`);
const broken = part('broken', `process.exit(1);`);
const browser = 'MiniBrowser';

const toldBy = (name: string): readonly [pid: number, display: string] =>
  JSON.parse(readFileSync(join(folder, `${name}.told`), 'utf8'));

const isRunning = (name: string): boolean => {
  try {
    process.kill(toldBy(name)[0], 0);
    return true;
  } catch {
    return false;
  }
};

const posix = { skip: process.platform === 'win32' && 'stand-ins are scripts with a first line that names Node' };

test('a driver on a free port, on a display of its own; stopped, both are gone', posix, async () => {
  const started = await startWebKit({ driver, display, browser });
  const socket = connect(started.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  assert.equal(toldBy('driver')[1], ':57');
  assert.deepEqual([isRunning('driver'), isRunning('Xvfb')], [true, true]);
  await started.stop();
  assert.deepEqual([isRunning('driver'), isRunning('Xvfb')], [false, false]);
});

test('one that does not listen to its end is ended all the same', posix, async () => {
  const deaf = part(
    'deaf',
    `process.on('SIGTERM', () => {}); require('node:net').createServer().listen(Number(process.argv[2].split('=')[1]));`,
  );
  const started = await startWebKit({ driver: deaf, display, browser });
  await started.stop();
  assert.deepEqual([isRunning('deaf'), isRunning('Xvfb')], [false, false]);
});

test('what does not start is an error, and leaves nothing running', posix, async () => {
  await assert.rejects(startWebKit({ driver: broken, display, browser }), /WebKitWebDriver did not start/);
  assert.equal(isRunning('Xvfb'), false);
  await assert.rejects(startWebKit({ driver, display: broken, browser }), /Xvfb did not start/);
  assert.equal(isRunning('broken'), false);
  const gone = join(folder, 'gone');
  await assert.rejects(startWebKit({ driver: gone, display, browser }), /WebKitWebDriver did not start/);
  assert.equal(isRunning('Xvfb'), false);
  await assert.rejects(startWebKit({ driver, display: gone, browser }), /Xvfb did not start/);
});

for (const [how, end] of [
  ['an error nobody catches', 'throw new Error("no")'],
  ['an exit', 'process.exit(3)'],
] as const)
  test(`${how} ends it too`, posix, async () => {
    for (const name of ['driver', 'Xvfb']) rmSync(join(folder, `${name}.told`), { force: true });
    const program = `import { startWebKit } from ${JSON.stringify(join(import.meta.dirname, 'webkit.ts'))};
      await startWebKit(${JSON.stringify({ driver, display, browser })});
      ${end};`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    await once(child, 'exit');
    assert.equal(existsSync(join(folder, 'driver.told')), true, 'it was running');
    // A process that was killed is there until the system has noticed.
    while (isRunning('driver') || isRunning('Xvfb')) await new Promise((resolve) => setImmediate(resolve));
  });
