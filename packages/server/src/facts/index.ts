export { amend, asLearned, bump, loadSession, type Along } from './amend.ts';
export { draft, learn } from './learn.ts';
