export { createDemo, sandboxConfig } from './demo.ts';
export { newKeys } from './keys.ts';
export { buildKit } from './kit.ts';
export { readSettings } from './settings.ts';
