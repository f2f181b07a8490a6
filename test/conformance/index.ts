import type { Dossier } from './dossier.ts';
import { oneCp } from './one-cp/index.ts';
import { oneverse } from './oneverse/index.ts';
import { one2pays } from './one2pays/index.ts';
import { onecheckout } from './onecheckout/index.ts';
import { opencheckout } from './opencheckout/index.ts';

export { conform } from './conform.ts';
export { isGood, lines } from './report.ts';

export const DOSSIERS: readonly Dossier[] = [opencheckout, onecheckout, oneCp, oneverse, one2pays];
