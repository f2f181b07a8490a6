import { first } from './0001-first.ts';

/** In order; the first makes version 1. One that has shipped is never edited: what comes next is a new file. */
export const MIGRATIONS: readonly string[] = [first];
