export { amend, bump } from './amend.ts';
export { draft, learn, type Draft } from './learn.ts';
