export { sqliteStore, type SqliteOptions } from './sqlite.ts';
