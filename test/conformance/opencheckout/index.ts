import type { OpenCheckoutMerchant } from '@tillkit/sandbox';
import type { Dossier } from '../dossier.ts';
import { rowsOf } from '../row.ts';
import { creates } from './creates.ts';
import { headers } from './headers.ts';
import { sessions } from './sessions.ts';
import { ADDRESS, IDEMPOTENCY_KEY, KEY, START } from './talk.ts';
import { V1, vectors } from './vectors.ts';

interface Own extends Partial<Omit<OpenCheckoutMerchant, 'webhook'>> {
  /** Of the webhook. */
  readonly secret?: string;
}

export const opencheckout: Dossier = {
  name: 'opencheckout',
  items: [
    'V1', 'V2', 'V3', 'V4', 'V5', 'V6',
    'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8', 'H9', 'H10', 'H11', 'H12',
    'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E14',
  ],
  rows: rowsOf('opencheckout', vectors, headers, creates, sessions),
  path: '/opencheckout',
  at: START,
  webhookPath: '/hooks/opencheckout',
  config: ({ secret = V1.secret, ...own }: Own, { url }) => ({
    merchants: [{ id: 'tea', name: 'Tea', opencheckout: { apiKeys: [KEY], webhook: { url, secret }, ...own } }],
  }),
  ours: (url) => ({ [ADDRESS]: url }),
  settings: ['KEY'],
  theirs: ({ URL: url = '', KEY: key = '' }, fresh) => ({
    [ADDRESS]: url,
    [KEY]: key,
    [IDEMPOTENCY_KEY]: `${IDEMPOTENCY_KEY}-${fresh}`,
  }),
}; // prettier-ignore
