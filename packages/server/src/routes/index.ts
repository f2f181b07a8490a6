export { createApp, type RequestInfo } from './app.ts';
export { createRateLimit } from './rate-limit.ts';
