export { controlApp } from './control.ts';
