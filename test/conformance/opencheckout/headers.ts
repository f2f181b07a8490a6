import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { Told } from '../row.ts';
import { isTaken, receive, V1, V4, V5 } from './vectors.ts';

/** One header before the gateway. `now`: seconds, the header's own by default. */
interface Case {
  readonly item: string;
  readonly test: string;
  readonly header: string | null;
  readonly body?: string;
  readonly secrets?: string | readonly string[];
  readonly now?: number;
  readonly more?: { readonly toleranceSeconds: number };
  readonly taken: boolean;
}

const FUTURE = `t=1790009999,v1=${createHmac('sha256', V1.secret).update(`1790009999.${V1.body}`).digest('hex')}`;
const V4_SECRET = 'test-webhook-secret';

const CASES: readonly Case[] = [
  { item: 'H1', test: 'fresh: accept', header: `t=1790000000,v1=${V1.v1}`, taken: true },
  { item: 'H2', test: 'age 300: accept', header: `t=1790000000,v1=${V1.v1}`, now: 1790000300, taken: true },
  { item: 'H3', test: 'age 301: stale', header: `t=1790000000,v1=${V1.v1}`, now: 1790000301, taken: false },
  { item: 'H4', test: 'one space added', header: `t=1790000000,v1=${V1.v1}`, body: `${V1.body} `, taken: false },
  { item: 'H5', test: 'another time', header: `t=1790000001,v1=${V1.v1}`, now: 1790000001, taken: false },
  { item: 'H6', test: 'no time', header: `v1=${V1.v1}`, taken: false },
  { item: 'H7', test: 'a time that is none', header: `t=abc,v1=${V1.v1}`, taken: false },
  {
    item: 'H8', test: 'overlap during rotation', header: `t=1790000300,v1=${V5.v1}`, body: V4.body,
    secrets: ['test-webhook-secret', 'rotated-secret-2'], now: 1790000300, taken: true,
  },
  {
    item: 'H9', test: 'any v1', header: `t=1790000300,v1=${V5.v1},v1=${V4.v1}`, body: V4.body,
    secrets: V4_SECRET, now: 1790000300, taken: true,
  },
  { item: 'H10', test: '63 digits: no exception', header: `t=1790000000,v1=${V1.v1.slice(0, 63)}`, taken: false },
  { item: 'H11', test: 'no header', header: null, taken: false },
  { item: 'H11', test: 'an empty header', header: '', taken: false },
  { item: 'H12', test: 'the future: reject by default', header: FUTURE, taken: false },
  { item: 'H12', test: 'the future: configurable', header: FUTURE, more: { toleranceSeconds: 10_000 }, taken: true },
]; // prettier-ignore

export const headers: readonly Told[] = CASES.map(
  ({ item, test, header, body = V1.body, secrets = V1.secret, now = 1790000000, more, taken }) => ({
    item,
    test,
    needs: [],
    run: async () => {
      assert.equal(isTaken(await receive(body, header, secrets, now, more)), taken);
    },
  }),
);
