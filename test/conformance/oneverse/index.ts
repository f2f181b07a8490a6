import type { OneverseMerchant } from '@tillkit/sandbox';
import type { Dossier } from '../dossier.ts';
import { rowsOf } from '../row.ts';
import { callbacks } from './callbacks.ts';
import { creates } from './creates.ts';
import { reads } from './reads.ts';
import { CHANNEL, GAME, GAMES, MERCHANT, PASSWORD, REFERENCE, SECRET, START } from './talk.ts';
import { signatures } from './signatures.ts';

interface Own extends Partial<OneverseMerchant> {
  /** Where merchants see it; signatures are over that. */
  readonly seen?: string;
}

export const oneverse: Dossier = {
  name: 'oneverse',
  items: [
    'vector A1', 'vector A2',
    'vector B1', 'vector B2', 'vector B3', 'vector B4', 'vector B5', 'vector B6', 'vector B7', 'vector B8',
    'vector B9', 'vector B10', 'vector B11', 'vector B12', 'vector B3, path alone',
    'exchange 1', 'exchange 2', 'exchange 3', 'exchange 4', 'exchange 5', 'exchange 6', 'exchange 7', 'exchange 8',
    'exchange 9', 'exchange 10', 'exchange 11', 'exchange 12', 'exchange 13', 'exchange 14', 'exchange 15',
  ],
  rows: rowsOf('oneverse', signatures, creates, reads, callbacks),
  path: '/oneverse',
  at: START,
  webhookPath: '/hooks/oneverse',
  config: ({ seen = GAMES, ...own }: Own, { url }) => ({
    oneverse: { url: seen },
    merchants: [
      {
        id: 'quest',
        name: 'Quest',
        oneverse: { login: MERCHANT, password: PASSWORD, secretKey: SECRET, webhook: { url }, ...own },
      },
    ],
  }),
  // It is seen at the dossier's own address.
  ours: () => ({}),
  settings: ['LOGIN', 'PASSWORD', 'SECRET', 'MERCHANT_UUID', 'GAME'],
  optional: ['CHANNEL'],
  theirs: (settings, fresh) => ({
    [GAMES]: settings['URL'] ?? '',
    [`"login":"${MERCHANT}"`]: `"login":${JSON.stringify(settings['LOGIN'])}`,
    [`"password":"${PASSWORD}"`]: `"password":${JSON.stringify(settings['PASSWORD'])}`,
    [SECRET]: settings['SECRET'] ?? '',
    [MERCHANT]: settings['MERCHANT_UUID'] ?? '',
    [GAME]: settings['GAME'] ?? '',
    [CHANNEL]: settings['CHANNEL'] ?? CHANNEL,
    [REFERENCE]: `${REFERENCE}-${fresh}`,
  }),
}; // prettier-ignore
