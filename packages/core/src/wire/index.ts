export { readBody } from './read.ts';
export {
  attemptRequestSchema,
  cartSchema,
  quotesRequestSchema,
  sessionRequestSchema,
  statusRequestSchema,
} from './schemas.ts';
export type {
  AttemptRequest,
  AttemptView,
  Config,
  MethodView,
  QuoteAnswer,
  QuotesAnswer,
  QuotesRequest,
  QuoteView,
  Scope,
  SessionAnswer,
  SessionRequest,
  SessionView,
  StatusAnswer,
  StatusRequest,
} from './types.ts';
