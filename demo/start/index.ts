export { createDemo, sandboxConfig } from './demo.ts';
export { buildKit } from './kit.ts';
export { readSettings } from './settings.ts';
