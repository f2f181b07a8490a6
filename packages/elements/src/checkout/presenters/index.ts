export { isPayPage, redirect } from './redirect.ts';
