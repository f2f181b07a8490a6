// `npm run test:conformance -- opencheckout`: every example and vector of the dossiers, or of those that are named.
import { conform, DOSSIERS, isGood, lines } from '../test/conformance/index.ts';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !DOSSIERS.some((dossier) => dossier.name === name));
if (unknown.length > 0)
  throw new Error(`No dossier is called ${unknown.join(', ')}: ${DOSSIERS.map(({ name }) => name).join(', ')}.`);

const report = await conform(
  DOSSIERS.filter(({ name }) => names.length === 0 || names.includes(name)),
  process.env,
);
for (const line of lines(report)) console.log(line);
process.exitCode = isGood(report) ? 0 : 1;
