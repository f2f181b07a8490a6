export { isoNow, systemClock, type Clock } from './clock.ts';
export { manualClock, type ManualClock } from './manual.ts';
export { resolvePorts, type Log, type LogFields, type Ports, type Random } from './ports.ts';
