export { isoTime } from './iso-time.ts';
export { joinReads } from './join-reads.ts';
export { noticing } from './noticing.ts';
