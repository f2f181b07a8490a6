import type { One2PaysEndpoint, One2PaysMerchant } from '@tillkit/sandbox';
import type { Dossier } from '../dossier.ts';
import { rowsOf } from '../row.ts';
import { creates } from './creates.ts';
import { reads } from './reads.ts';
import { signatures } from './signatures.ts';
import { ADDRESS, KEY, SECRET, START, WEBHOOK_SECRET } from './talk.ts';
import { webhooks } from './webhooks.ts';

interface Own extends Partial<Omit<One2PaysMerchant, 'webhook'>> {
  readonly endpoint?: Partial<One2PaysEndpoint>;
}

export const one2pays: Dossier = {
  name: 'one2pays',
  items: [
    'vector 1', 'vector 2', 'vector 3', 'vector 4', 'vector 5', 'vector 6', 'vector 7', 'vector 8', 'vector 9',
    'vector 10', 'EMV checksum', 'EMV payload',
    'exchange 1', 'exchange 2', 'exchange 3', 'exchange 4', 'exchange 5', 'exchange 6', 'exchange 7', 'exchange 8',
    'exchange 9', 'exchange 10', 'exchange 11', 'exchange 12', 'exchange 13', 'exchange 14', 'exchange 15',
  ],
  rows: rowsOf('one2pays', signatures, creates, reads, webhooks),
  path: '/one2pays',
  at: START,
  webhookPath: '/hooks/one2pays',
  config: ({ endpoint = {}, ...own }: Own, { url }) => ({
    merchants: [
      {
        id: 'tea',
        name: 'Tea',
        one2pays: { apiKey: KEY, secretKey: SECRET, webhook: { url, secret: WEBHOOK_SECRET, ...endpoint }, ...own },
      },
    ],
  }),
  ours: (url) => ({ [ADDRESS]: url }),
  settings: ['KEY', 'SECRET'],
  theirs: ({ KEY: key = '', SECRET: secret = '' }, fresh) => ({
    [KEY]: key,
    [SECRET]: secret,
    'INV-204': `INV-${fresh}-204`,
  }),
}; // prettier-ignore
