import { isCurrency } from '@tillkit/core/money';
import type { Config, MethodView, QuotesAnswer, QuoteView } from '@tillkit/core/wire';
import { isRecord, isText, type Guard } from './shape.ts';

const areAmounts = (...values: readonly unknown[]): boolean => values.every(Number.isSafeInteger);

const isLine = (value: unknown): boolean =>
  isRecord(value) && isText(value['title']) && areAmounts(value['quantity'], value['total']);

export const isQuote: Guard<QuoteView> = (value): value is QuoteView =>
  isRecord(value) &&
  isText(value['currency']) &&
  isCurrency(value['currency']) &&
  isText(value['hash']) &&
  areAmounts(value['total'], value['tax'], value['shipping'], value['discount']) &&
  Array.isArray(value['lines']) &&
  value['lines'].every(isLine);

const isMethod = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value['id']) &&
  isText(value['label']) &&
  Array.isArray(value['kinds']) &&
  Array.isArray(value['fields']);

export const areMethods: Guard<readonly MethodView[]> = (value): value is readonly MethodView[] =>
  Array.isArray(value) && value.every(isMethod);

const isQuoteAnswer = (value: unknown): boolean =>
  isRecord(value) &&
  (isRecord(value['problem'])
    ? isText(value['problem']['code'])
    : isQuote(value['quote']) && areMethods(value['methods']));

export const isQuotesAnswer: Guard<QuotesAnswer> = (value): value is QuotesAnswer =>
  isRecord(value) && Array.isArray(value['quotes']) && value['quotes'].every(isQuoteAnswer);

export const isConfig: Guard<Config> = (value): value is Config => isRecord(value) && Array.isArray(value['accounts']);

const SHOWN = ['redirect', 'frame', 'qr', 'transfer'];

/** Whether this page can show it: a widget only where the merchant gave the page one for its account. */
export const isShown = ({ kinds, account }: MethodView, hasWidget: (account: string) => boolean): boolean =>
  kinds.some((kind) => SHOWN.includes(kind) || (kind === 'widget' && hasWidget(account)));
