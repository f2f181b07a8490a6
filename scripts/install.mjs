// Installs the packages when package-lock.json changed since it last did. It runs before the pinned Node exists:
// plain JavaScript for any Node from 18 on, nothing imported but Node's own.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.package-lock.sha256', root);
const lock = createHash('sha256')
  .update(readFileSync(new URL('package-lock.json', root)))
  .digest('hex');

const installed = () => {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
};

/** The npm that called us, else the one on the path. */
const npm = (...args) => {
  const cli = process.env.npm_execpath;
  const [command, ...before] = cli ? [process.execPath, cli] : ['npm'];
  return spawn(command, [...before, ...args], {
    cwd: fileURLToPath(root),
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !cli && process.platform === 'win32',
  });
};

if (installed() !== lock) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log('Installing packages: package-lock.json changed since the last install, or this is the first …');
  const progress = setInterval(() => console.log(`  … ${seconds()} s`), 5000);
  // The system's Node may be older than the packages ask for: the pinned one, which is among them, runs what follows.
  const install = npm('ci', '--loglevel=error');
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => install.kill(signal));
  install.on('error', (error) => {
    clearInterval(progress);
    console.error(`npm could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  install.on('exit', (code) => {
    clearInterval(progress);
    process.exitCode = code ?? 1;
    if (code === 0) writeFileSync(stamp, lock);
    console.log(code === 0 ? `Installed in ${seconds()} s.` : 'npm ci failed: see its words above.');
  });
}
