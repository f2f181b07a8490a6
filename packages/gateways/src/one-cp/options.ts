import { checkCurrencies, type AmountUnit } from '../decimal/index.ts';
import { createOneCpClient, type Category, type Item, type RestrictedMethodsAs } from './client/index.ts';
import { checkPresenter, type Presenter } from './presenter.ts';
import { readStatuses, type StatusMeaning } from './statuses.ts';

export interface OneCpOptions {
  /** From One-CP (dossier §2). Pages may know it. */
  readonly widgetId: string;
  /** Its secret half. Never in a browser. */
  readonly backendSecret: string;
  /** `https://api.1-cp.io`; https, or http on loopback (dossier §1, C1). */
  readonly baseUrl?: string;
  /** How the buyer comes to One-CP: `{ mode: 'widget' }` when absent. What to show is not published (dossier §6). */
  readonly presenter?: Presenter;
  /**
   * `major`: decimals such as 61.97. `minor` where the server counts hundredths (dossier §3): no answer carries an amount, so
   * a wrong one shows nowhere but in what buyers pay. Make one small real payment before going live.
   */
  readonly amountUnit?: AmountUnit;
  /** Of every item; `OTHER` (dossier §4.3). */
  readonly category?: Category;
  /** ISO 4217, upper case: what the merchant account can take. Any when absent; none are published. */
  readonly currencies?: readonly string[];
  /** What further status words mean (dossier §5): `guessedStatuses`, or those you have seen. `PENDING` and `PAID` are known. */
  readonly statuses?: Readonly<Record<string, StatusMeaning>>;
  /** Payment methods that are switched off; passed on as they are (dossier §4.3). */
  readonly restrictedMethods?: string | readonly string[];
  /** `array`; `scalar` sends the one method as a bare text (dossier C5). */
  readonly restrictedMethodsAs?: RestrictedMethodsAs;
  /** How the pieces of an item are written, as the type of `quantity` is not published (dossier §4.3); a number. Pure. */
  readonly quantityAs?: (pieces: number) => Item['quantity'];
  /** Requests under way at once from this process, 1 or more; 5, as no limit is published (dossier §9). */
  readonly inFlight?: number;
  /** Requests a minute of all processes together; no limit when absent, as none is published (dossier §9). */
  readonly perMinute?: number;
}

const checkMethods = (methods: string | readonly string[], as: RestrictedMethodsAs | undefined): void => {
  const list = typeof methods === 'string' ? [methods] : methods;
  if (list.length === 0 || list.some((method) => method.trim() === ''))
    throw new TypeError('restrictedMethods is empty. Leave it out to restrict nothing.');
  if (as === 'scalar' && list.length > 1)
    throw new TypeError("restrictedMethods must be exactly one where restrictedMethodsAs is 'scalar'.");
};

/** @throws TypeError with the fix, when the account is made */
export const checkOptions = (options: OneCpOptions): void => {
  // What the client takes it checks itself; making one sends nothing.
  createOneCpClient(options);
  const { presenter = { mode: 'widget' }, category = 'OTHER', currencies, restrictedMethods, quantityAs } = options;
  checkPresenter(presenter, options.widgetId, options.backendSecret);
  if (category.trim() === '') throw new TypeError('category is empty. Leave it out for OTHER.');
  if (currencies) checkCurrencies(currencies);
  readStatuses(options.statuses);
  if (restrictedMethods !== undefined) checkMethods(restrictedMethods, options.restrictedMethodsAs);
  if (quantityAs && JSON.stringify(quantityAs(1)) === undefined)
    throw new TypeError('quantityAs answers nothing that can be written as JSON.');
};
