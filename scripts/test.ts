// `npm test`: every runner, one after the other, and the sum. `npm test unit [file …]` runs one of them.
import { installChromium } from './browsers.ts';
import { readReport, removeReport, type Case } from './cases.ts';
import { run } from './run.ts';
import { RUNNERS, type Runner } from './runners.ts';
import { believe, closing, hasFailed, total } from './tally.ts';

const outcomeOf = async (
  { name, needsBrowser, env, args }: Runner,
  files: readonly string[],
): Promise<readonly Case[]> => {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const started = Date.now();
  removeReport(name);
  try {
    if (needsBrowser) installChromium();
    const exitCode = await run(args(files), env);
    return believe({ runner: name, cases: readReport(name), exitCode });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return believe({ runner: name, cases: undefined, exitCode: null });
  } finally {
    console.log(`${name} took ${Math.round((Date.now() - started) / 1000)} s`);
  }
};

const [only, ...files] = process.argv.slice(2);
const chosen = RUNNERS.filter(({ name }) => only === undefined || name === only);
if (chosen.length === 0) throw new Error(`No runner is called ${only}: ${RUNNERS.map(({ name }) => name).join(', ')}.`);

process.chdir(`${import.meta.dirname}/..`);
const cases: Case[] = [];
for (const runner of chosen) {
  const found = await outcomeOf(runner, files);
  console.log(`${runner.name}: ${total(found)}`);
  cases.push(...found);
}

console.log();
for (const line of closing(cases)) console.log(line);
process.exitCode = hasFailed(cases) ? 1 : 0;
