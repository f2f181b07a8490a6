import { oneCp, type Presenter } from '@tillkit/gateways/one-cp';
import { one2pays } from '@tillkit/gateways/one2pays';
import { onecheckout } from '@tillkit/gateways/onecheckout';
import { opencheckout } from '@tillkit/gateways/opencheckout';
import { oneverse } from '@tillkit/gateways/oneverse';

/** The merchant's credentials at every payment API, and the shop's own secret. */
export interface ShopKeys {
  /** The key at OpenCheckout. */
  readonly apiKey: string;
  /** What OpenCheckout signs its webhooks with. */
  readonly webhookSecret: string;
  /** The key at Onecheckout. */
  readonly onecheckoutKey: string;
  /** Onecheckout signs nothing: what it says is taken at this address alone, and only as a reason to look. */
  readonly onecheckoutPath: string;
  /** User and password at One-CP. */
  readonly onecpWidgetId: string;
  readonly onecpSecret: string;
  /** The account at Oneverse, and what its requests are signed with. */
  readonly oneverseLogin: string;
  readonly oneversePassword: string;
  readonly oneverseSecretKey: string;
  /** Oneverse signs nothing either. */
  readonly oneversePath: string;
  /** The key pair at One2Pays, and what it signs its webhooks with. */
  readonly one2paysKey: string;
  readonly one2paysSecret: string;
  readonly one2paysWebhookSecret: string;
  /** Tillkit's own. */
  readonly secret: string;
}

/** What the shop is called at Oneverse. */
export const GAME = 'corner-shop';

/** How One-CP is shown: by a widget, which `public/widgets.js` puts on the page, or its page in a frame of the kit's. */
export type OneCpShown = 'widget' | 'frame';

const presenterOf = (shown: OneCpShown, page: string): Presenter =>
  shown === 'frame' ? { mode: 'iframe', url: `${page}/{transactionId}` } : { mode: 'widget', data: { page } };

/** Everybody the shop takes money through. A method is offered where its currencies have the region's. */
export const shopAccounts = (sandboxUrl: string, keys: ShopKeys, oneCpShown: OneCpShown = 'widget') => [
  opencheckout({
    baseUrl: `${sandboxUrl}/opencheckout`,
    apiKey: keys.apiKey,
    webhookSecret: keys.webhookSecret,
    allowLoopbackUrls: true,
    test: true,
  }),
  onecheckout({
    baseUrl: `${sandboxUrl}/onecheckout/api/v1.0`,
    apiKey: keys.onecheckoutKey,
    webhookPath: keys.onecheckoutPath,
    test: true,
  }),
  oneCp({
    baseUrl: `${sandboxUrl}/one-cp`,
    widgetId: keys.onecpWidgetId,
    backendSecret: keys.onecpSecret,
    currencies: ['EUR'],
    // Where the stand-in for One-CP's widget is.
    presenter: presenterOf(oneCpShown, `${sandboxUrl}/one-cp/checkout`),
    test: true,
  }),
  oneverse({
    baseUrl: `${sandboxUrl}/oneverse`,
    login: keys.oneverseLogin,
    password: keys.oneversePassword,
    secretKey: keys.oneverseSecretKey,
    merchantUuid: keys.oneverseLogin,
    gameName: GAME,
    country: 'MY',
    channels: [{ channel: 'for_testing', label: 'Oneverse', currencies: ['MYR'] }],
    webhookPath: keys.oneversePath,
    test: true,
  }),
  one2pays({
    baseUrl: `${sandboxUrl}/one2pays`,
    apiKey: keys.one2paysKey,
    secretKey: keys.one2paysSecret,
    environment: 'test',
    webhook: { secret: keys.one2paysWebhookSecret },
    test: true,
  }),
];
