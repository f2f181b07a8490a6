export { amend, bump, loadSession } from './amend.ts';
export { draft, learn } from './learn.ts';
