import { STATUSES } from '@tillkit/core/lifecycle';
import { isCurrency } from '@tillkit/core/money';
import type { SessionAnswer, SessionView, StatusAnswer } from '@tillkit/core/wire';
import { isRecord, isText, type Guard } from './shape.ts';

const isMoneyed = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value['currency']) &&
  isCurrency(value['currency']) &&
  Number.isSafeInteger(value['total']) &&
  Array.isArray(value['lines']);

export const isSession: Guard<SessionView> = (value): value is SessionView =>
  isRecord(value) &&
  isText(value['id']) &&
  Number.isSafeInteger(value['version']) &&
  STATUSES.some((status) => status === value['status']) &&
  isMoneyed(value['quote']) &&
  Array.isArray(value['timeline']);

export const isSessionAnswer: Guard<SessionAnswer> = (value): value is SessionAnswer =>
  isRecord(value) && isSession(value['session']) && isText(value['token']);

export const holdsSession: Guard<{ session: SessionView }> = (value): value is { session: SessionView } =>
  isRecord(value) && isSession(value['session']);

export const isStatusAnswer: Guard<StatusAnswer> = (value): value is StatusAnswer =>
  isRecord(value) &&
  Array.isArray(value['sessions']) &&
  value['sessions'].every(isSession) &&
  Array.isArray(value['refused']);
