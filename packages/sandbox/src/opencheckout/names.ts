import type { Random } from '@tillkit/core/clock';
import { letters } from '../letters.ts';

/** 16 characters of `[0-9A-Za-z]`, as v0.2's ids have after `cs_` (dossier §3). */
export const randomName = (random: Random): string => letters(random, 16);
