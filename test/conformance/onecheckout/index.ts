import type { OnecheckoutMerchant, SandboxConfig } from '@tillkit/sandbox';
import type { Dossier } from '../dossier.ts';
import { rowsOf } from '../row.ts';
import { accounts } from './accounts.ts';
import { creates } from './creates.ts';
import { lists } from './lists.ts';
import { orders } from './orders.ts';
import { ADDRESS, KEY, MERCHANT, START } from './talk.ts';

interface Own extends Partial<OnecheckoutMerchant> {
  readonly missingToken?: NonNullable<SandboxConfig['onecheckout']>['missingToken'];
}

export const onecheckout: Dossier = {
  name: 'onecheckout',
  items: [
    'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15',
  ],
  rows: rowsOf('onecheckout', creates, accounts, orders, lists),
  path: '/onecheckout/api/v1.0',
  at: START,
  webhookPath: '/hook/4b1f',
  config: ({ missingToken = 'seed', ...own }: Own) => ({
    merchants: [
      {
        id: 'mugs',
        name: 'Mugs',
        onecheckout: {
          apiKeys: [KEY],
          merchantId: MERCHANT,
          email: 'mugs@shop.test',
          firstOrder: 42,
          successUrl: 'https://shop.test/ok',
          cancelUrl: 'https://shop.test/no',
          ...own,
        },
      },
    ],
    onecheckout: { missingToken },
  }),
  ours: (url) => ({ [ADDRESS]: url.replace('/api/v1.0', '') }),
  settings: ['KEY'],
  theirs: ({ KEY: key = '' }, fresh) => ({ [KEY]: key, 'cart-773': `cart-${fresh}-773` }),
}; // prettier-ignore
