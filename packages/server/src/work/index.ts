export { createLoop, type Loop } from './loop.ts';
export { workRound } from './work.ts';
