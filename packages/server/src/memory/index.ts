export { memoryStore, type MemoryOptions } from './memory.ts';
