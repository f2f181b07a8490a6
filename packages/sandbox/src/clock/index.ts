export { virtualClock, type VirtualClock } from './virtual.ts';
