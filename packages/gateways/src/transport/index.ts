export { isLoopback, isPayPage, readBaseUrl } from './address.ts';
export { readJson, type JsonRead } from './json.ts';
export { maskSecrets, maskText } from './mask.ts';
export { resolveGatewayPorts } from './ports.ts';
export { createSend, LIST_BYTES, type SendOptions } from './send.ts';
export type { GatewayAnswer, Headings, Request, Send, Sent } from './sent.ts';
export { answerOfUnanswered, placesOf, unansweredOf, whyUnanswered, type Unanswered } from './unanswered.ts';
