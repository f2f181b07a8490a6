import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, detailsOf, K1, K2, MERCHANT, openStall, START, type Stall, xApiKey } from '../../test/onecheckout.ts';

const me = async (stall: Stall) => (await stall.api('GET', '/me', undefined, xApiKey(K1))).body;
const update = (stall: Stall, body: unknown) => stall.api('POST', '/me', body, xApiKey(K1));

test('§4.1 the account as configured', async () => {
  const stall = openStall({ currencies: ['EUR', 'USD'], orderPrefix: 'ORD-' });
  const body = await me(stall);
  assert.partialDeepStrictEqual(body, {
    id: MERCHANT,
    email: 'mugs@shop.test',
    order_prefix: 'ORD-',
    currencies: ['EUR', 'USD'],
    payment_methods: ['stripe_hosted'],
    success_url: 'https://shop.test/ok',
    cancel_url: 'https://shop.test/no',
    webhook_url: '',
    created: START,
    updated: START,
  });
  for (const field of ['full_name', 'phone', 'address', 'theme']) assert.equal(body[field], '', field);
  assert.ok(Array.isArray(body['gateways']));
});

test('§4.2 E14 an update answers what changed; the rest stays', async () => {
  const stall = openStall();
  await stall.sandbox.clock.advance(4_400_000);
  const answer = await update(stall, { webhook_url: 'https://shop.test/hook/4b1f' });
  assert.deepEqual(answer, {
    status: 200,
    body: { id: MERCHANT, webhook_url: 'https://shop.test/hook/4b1f', updated: 1_767_230_000_000 },
  });
  assert.partialDeepStrictEqual(await me(stall), {
    webhook_url: 'https://shop.test/hook/4b1f',
    email: 'mugs@shop.test',
    updated: 1_767_230_000_000,
    created: START,
  });
  await update(stall, { phone: '1' });
  assert.partialDeepStrictEqual(await me(stall), { webhook_url: 'https://shop.test/hook/4b1f', phone: '1' });
});

test('§12.6 changed return addresses hold for orders that name none', async () => {
  const stall = openStall();
  await stall.create();
  await stall.create({ success_url: 'https://own.test/ok' });
  await update(stall, { success_url: 'https://new.test/ok', cancel_url: '' });
  assert.deepEqual((await stall.read('0042'))['links'], [
    { href: 'https://new.test/ok?payment_id=0042&reference_id=cart-7731', rel: 'success' },
  ]);
  assert.partialDeepStrictEqual(await stall.read('0043'), {
    links: [{ href: 'https://own.test/ok?payment_id=0043&reference_id=cart-7731' }],
  });
});

test('§4.2 † what is no address, mail or text is refused and changes nothing; what cannot be changed is ignored', async () => {
  const stall = openStall();
  const before = await me(stall);
  for (const [body, details] of [
    [{ webhook_url: 'nowhere', phone: '1' }, ['webhook_url invalid']],
    [{ success_url: 'javascript:alert(1)' }, ['success_url invalid']],
    [{ email: 'nobody' }, ['email invalid']],
    [{ full_name: null }, ['full_name invalid']],
    [{ gateways: {} }, ['gateways invalid']],
    ['{', ['body invalid']],
  ] as const) {
    const answer = await update(stall, body);
    assert.deepEqual([answer.status, codeOf(answer), detailsOf(answer)], [400, 'validation_error', details]);
  }
  assert.deepEqual(await me(stall), before);
  await update(stall, { currencies: ['XAU'], order_prefix: 'X', payment_methods: [], id: 'x' });
  assert.deepEqual(await me(stall), before);
});

test('§4.2 delegate_merchant_id of somebody else is merchant_id_invalid, its own † passes', async () => {
  const stall = openStall();
  const answer = await update(stall, { delegate_merchant_id: 'somebody', phone: '1' });
  assert.deepEqual([answer.status, codeOf(answer)], [400, 'merchant_id_invalid']);
  assert.deepEqual(Object.keys((await update(stall, { delegate_merchant_id: MERCHANT, phone: '1' })).body), ['id', 'phone', 'updated']); // prettier-ignore
});

test('a merchant without a configured id gets a UUID of its own', async () => {
  const { body } = await openStall().api('GET', '/me', undefined, xApiKey(K2));
  assert.match(String(body['id']), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
