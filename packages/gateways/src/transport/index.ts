export { isLoopback, isPayPage, readBaseUrl } from './address.ts';
export { parseJson, partOf, readJson, type JsonRead } from './json.ts';
export { maskSecrets, maskText } from './mask.ts';
export { resolveGatewayPorts } from './ports.ts';
export { createSend, LIST_BYTES, type SendOptions } from './send.ts';
export type { GatewayAnswer, Headings, Request, Send, Sent } from './sent.ts';
export {
  answerOfUnanswered,
  missing,
  placesOf,
  refused,
  unansweredOf,
  unavailable,
  whyUnanswered,
  type Failed,
  type Unanswered,
} from './unanswered.ts';
