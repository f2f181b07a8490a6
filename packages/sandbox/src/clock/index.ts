export { openAlarms, type Alarms } from './alarms.ts';
export { virtualClock, type VirtualClock } from './virtual.ts';
