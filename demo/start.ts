// `npm start`: the corner shop and the sandbox, in one process.
import { createDemo, readSettings } from './start/index.ts';

const PATIENCE_MS = 8_000;

/** Ends the process once, however often it is told to: Ctrl+C reaches it from the terminal and again from npm. */
const stopOn = (signals: readonly NodeJS.Signals[], close: () => Promise<void>): void => {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    try {
      await close();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  for (const signal of signals) process.on(signal, () => void stop());
};

try {
  const demo = await createDemo(readSettings(process.env), (line) => console.log(line));
  stopOn(['SIGINT', 'SIGTERM'], demo.close);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
