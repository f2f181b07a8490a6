import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import test from 'node:test';
import { run } from './run.ts';

test('the exit code is the program’s own', async () => {
  assert.equal(await run(['-e', 'process.exitCode = 7']), 7);
});

test('an interrupt ends the program and what it started, even what is deaf to INT', async () => {
  const deaf = `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('ready')`;
  const program = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}], { stdio: 'inherit' });
    setInterval(() => {}, 1000)`;
  const caller = `import { run } from ${JSON.stringify(join(import.meta.dirname, 'run.ts'))};
    await run(['-e', ${JSON.stringify(program)}]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', caller], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  // Standard output closes when nobody holds it any more: neither the program nor what it started.
  const [code] = await once(child, 'close');
  assert.equal(code, 143);
});
