import { spawn } from 'node:child_process';

const GRACE_MS = 5000;

/** Runs a program in a process group of its own, so that what it started ends with it when we are interrupted. */
export const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      detached: true,
    });
    const toGroup = (signal: NodeJS.Signals): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
      } catch {
        // The group is gone already.
      }
    };
    const interrupt = (signal: NodeJS.Signals): void => {
      // The runners close their browsers on INT alone.
      toGroup('SIGINT');
      setTimeout(() => toGroup('SIGKILL'), GRACE_MS).unref();
      child.once('exit', () => {
        toGroup('SIGKILL');
        process.exit(signal === 'SIGINT' ? 130 : 143);
      });
    };
    const signals = ['SIGINT', 'SIGTERM'] as const;
    for (const signal of signals) process.once(signal, interrupt);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, interrupt);
      resolve(code);
    });
  });
