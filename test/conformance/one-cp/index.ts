import type { OnecpMerchant } from '@tillkit/sandbox';
import type { Dossier } from '../dossier.ts';
import { rowsOf } from '../row.ts';
import { cancels } from './cancels.ts';
import { refusals } from './refusals.ts';
import { statuses } from './statuses.ts';
import { BASIC, PROVIDER, SECRET, START, WIDGET } from './talk.ts';

export const oneCp: Dossier = {
  name: 'one-cp',
  items: [
    'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15', 'E16', 'E17',
  ],
  rows: rowsOf('one-cp', statuses, cancels, refusals),
  path: '/one-cp',
  at: START,
  webhookPath: '/',
  config: (own: Partial<OnecpMerchant>) => ({
    merchants: [
      { id: 'demo', name: 'Demo', onecp: { widgetId: WIDGET, backendSecret: SECRET, provider: PROVIDER, ...own } },
      { id: 'neighbour', name: 'Neighbour', onecp: { widgetId: 'wdg_next', backendSecret: 'other' } },
    ],
  }),
  ours: () => ({}),
  settings: ['WIDGET_ID', 'SECRET'],
  theirs: ({ WIDGET_ID: widget = '', SECRET: secret = '' }) => ({
    [WIDGET]: widget,
    [SECRET]: secret,
    [BASIC]: Buffer.from(`${widget}:${secret}`).toString('base64'),
  }),
}; // prettier-ignore
