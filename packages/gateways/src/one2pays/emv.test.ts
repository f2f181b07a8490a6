import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMV } from './client/examples.fixture.ts';
import { crc16, readEmv } from './emv.ts';
import { qrFault } from './qr-guard.ts';

/** A text made of objects, with its checksum. */
const emvOf = (...objects: readonly (readonly [id: string, value: string])[]): string => {
  const text = objects.map(([id, value]) => `${id}${String(value.length).padStart(2, '0')}${value}`).join('');
  return `${text}6304${crc16(`${text}6304`)}`;
};
const ACCOUNT = '0016A00000067701011102130105512345678';
const promptpay = (amount: string | null, currency = '764') =>
  emvOf(['00', '01'], ['01', '12'], ['29', ACCOUNT], ['53', currency], ...(amount === null ? [] : [['54', amount] as const]), ['58', 'TH']); // prettier-ignore

test('§15 CRC-16/CCITT-FALSE of 123456789 is 29B1', () => {
  assert.equal(crc16('123456789'), '29B1');
  assert.equal(crc16(''), 'FFFF');
});

test('§15 the dynamic PromptPay payload of 259.00 baht', () => {
  assert.deepEqual(
    [...(readEmv(EMV) ?? [])],
    [['00', '01'], ['01', '12'], ['29', ACCOUNT], ['53', '764'], ['54', '259.00'], ['58', 'TH'], ['63', '84F7']],
  ); // prettier-ignore
  assert.equal(promptpay('259.00'), EMV);
  assert.equal(qrFault(EMV, 25_900), null);
});

for (const [name, payload] of [
  ['nothing', ''],
  ['an address', 'https://pay.o2p.example/en/pay/tok_1'],
  ['a wrong checksum', `${EMV.slice(0, -4)}84F8`],
  ['an amount that was changed', EMV.replace('259.00', '259.01')],
  ['a text that is cut off', EMV.slice(0, -1)],
  ['no checksum', EMV.slice(0, -8)],
  ['something after the checksum', `${EMV}0000`],
  [
    'a length that reaches past the end',
    (() => {
      const t = `0002015499259.006304`;
      return t + crc16(t);
    })(),
  ],
  [
    'a length that is no number',
    (() => {
      const t = `00020154x6259.006304`;
      return t + crc16(t);
    })(),
  ],
  ['two amounts', emvOf(['00', '01'], ['53', '764'], ['54', '1.00'], ['54', '259.00'])],
  ['two checksums', emvOf(['00', '01'], ['63', '0000'])],
  [
    'a checksum that is part of another object',
    (() => {
      const t = `000201620863046304`;
      return t + crc16(t);
    })(),
  ],
  ['another format', emvOf(['00', '02'], ['53', '764'], ['54', '259.00'])],
  ['no format', emvOf(['53', '764'], ['54', '259.00'])],
] as const)
  // prettier-ignore
  test(`${name} is no EMVCo text, and never shown`, () => {
    assert.equal(readEmv(payload), null);
    assert.match(qrFault(payload, 25_900) ?? '', /no EMVCo text, or its checksum is wrong/);
  });

test('a checksum that could be read as an object of its own is none', () => {
  const inside = Array.from({ length: 100_000 }, (_, n) => `0002016209${String(n).padStart(5, '0')}6304`);
  const payload = inside.map((text) => text + crc16(text)).find((text) => /[1-5]\d00$/.test(text));
  assert.ok(payload, 'there is one');
  assert.equal(readEmv(payload), null);
});

test('a checksum in lower case is the same; names in Thai are counted in characters', () => {
  assert.ok(readEmv(EMV.slice(0, -4) + EMV.slice(-4).toLowerCase()));
  assert.equal(readEmv(emvOf(['00', '01'], ['59', 'ร้านหัวมุม']))?.get('59'), 'ร้านหัวมุม');
});

for (const [amount, satang, fault] of [
  ['259.00', 25_900, null],
  ['259', 25_900, null],
  ['259.0', 25_900, null],
  ['12.50', 1_250, null],
  ['0.01', 1, null],
  ['25900.00', 25_900, /asks for 2590000 satang instead of 25900/],
  ['2.59', 25_900, /asks for 259 satang instead of 25900.*amountUnit/],
  ['259.01', 25_900, /instead of/],
  ['259.001', 25_900, /names no amount/],
  ['1,259.00', 125_900, /names no amount/],
  ['', 25_900, /names no amount/],
  [null, 25_900, /names no amount/],
] as const)
  test(`request 35: a QR code over ${String(amount)} baht for ${satang} satang ${fault ? 'is never shown' : 'is shown'}`, () => {
    const found = qrFault(promptpay(amount), satang);
    if (fault) assert.match(found ?? '', fault);
    else assert.equal(found, null);
  });

test('a QR code for another currency is never shown', () => {
  for (const currency of ['840', '458', '']) assert.match(qrFault(promptpay('259.00', currency), 25_900) ?? '', /baht/);
});

test('one changed character anywhere, and it is never shown', () => {
  const runs = 1_000;
  let shown = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.nat(), fc.constantFrom(...'0123456789ABCDEFTH.'), (satang, at, other) => {
      const baht = (satang / 100).toFixed(2);
      const payload = promptpay(baht);
      assert.equal(qrFault(payload, satang), null);
      const place = at % payload.length;
      if (payload[place] === other) return void (shown += 1);
      assert.notEqual(qrFault(payload.slice(0, place) + other + payload.slice(place + 1), satang), null);
    }),
    { numRuns: runs },
  ); // prettier-ignore
  console.log(`one2pays qr: ${runs} codes shown, ${runs - shown} with one character changed refused`);
});
