import assert from 'node:assert/strict';
import type { Told } from '../row.ts';
import { answers, ask, sent } from '../target.ts';
import { BEARER, codeOf, create, made, MUGS_ORDER, orderFree, type Order } from './talk.ts';

const TAXED =
  '{"currency":"EUR","order_lines":[{"key":"MUG-BLUE","title":"Blue mug","quantity":3,"unit_price":8.4}],"reference_id":"cart-7732","tax_amount":4.79,"success_url":"https://shop.test/ok?c=7","cancel_url":"https://shop.test/no"}';
const TEA = '{"currency":"JPY","order_lines":[{"key":"T1","title":"Tea","quantity":2,"unit_price":650}]}';

/** Presses Pay on the hosted page, and answers the page it ends on. */
const pay = async ({ links }: Order): Promise<string> => {
  const href = links.find(({ rel }) => rel === 'pay')?.href ?? '';
  const answer = await sent(href.replace('?', '/approve?'), 'POST', [], new URLSearchParams());
  const back = new URL(answer.headers.get('location') ?? '', href);
  return (await sent(back.href, 'GET', [])).text;
};

export const creates: readonly Told[] = [
  {
    item: 'E1',
    test: 'create, minimal',
    needs: [],
    run: async (target) => {
      answers(target, await create(target), 200, MUGS_ORDER, { free: orderFree(target) });
    },
  },
  {
    item: 'E2',
    test: 'create with tax and own URLs',
    needs: [],
    run: async (target) => {
      answers(target, await create(target, TAXED), 200, '{"amount":29.99,"tax_amount":4.79}', { more: true });
    },
  },
  {
    item: 'E2',
    test: 'after payment the browser is sent on',
    needs: ['control', 'switches'],
    own: { firstOrder: 43 },
    run: async (target) => {
      const page = await pay(await made(target, TAXED));
      assert.ok(page.includes('href="https://shop.test/ok?c=7&amp;payment_id=0043&amp;reference_id=cart-7732"'), page);
      const links = [
        { href: 'https://shop.test/ok?c=7&payment_id=0043&reference_id=cart-7732', rel: 'success' },
        { href: 'https://shop.test/no?payment_id=0043&reference_id=cart-7732', rel: 'cancel' },
      ];
      answers(target, await ask(target, 'GET /orders/0043', BEARER), 200, { status: 'PAID', links }, { more: true });
    },
  },
  {
    item: 'E3',
    test: 'zero-decimal',
    needs: [],
    run: async (target) => {
      answers(target, await create(target, TEA), 200, '{"amount":1300,"zero_decimal":true}', { more: true });
    },
  },
  {
    item: 'E4',
    test: 'bad currency',
    needs: [],
    run: async (target) => {
      const body = '{"currency":"EURO","order_lines":[{"key":"A","title":"A","quantity":1,"unit_price":5}]}';
      answers(target, await create(target, body), 400, '{"error":{"code":"validation_error","message":"…","details":[{"field":"currency","issue":"currency_invalid"}]}}'); // prettier-ignore
    },
  },
  {
    item: 'E5',
    test: 'no lines',
    needs: [],
    run: async (target) => {
      const answer = await create(target, '{"currency":"EUR","order_lines":[]}');
      answers(target, answer, 400, '{"error":{"code":"validation_error"}}', { more: true });
      const { error } = answer.json() as { error: { details: { field: string }[] } };
      assert.equal(error.details[0]?.field, 'order_lines');
    },
  },
  {
    item: 'E6',
    test: 'below minimum',
    needs: [],
    run: async (target) => {
      const body = '{"currency":"USD","order_lines":[{"key":"A","title":"A","quantity":1,"unit_price":0.30}]}';
      const answer = await create(target, body);
      assert.equal(answer.status, 400);
      const { error } = answer.json() as { error: { details?: { issue: string }[] } };
      assert.ok([codeOf(answer), ...(error.details ?? []).map(({ issue }) => issue)].includes('amount_invalid'));
    },
  },
];
