import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc16, promptPayPayload } from './emv.ts';

test('§15 EMV CRC-16/CCITT-FALSE of 123456789 is 29B1', () => {
  assert.equal(crc16('123456789'), '29B1');
});

test('§15 EMV item 12 the payload for tax id 0105512345678 and 259.00 baht', () => {
  assert.equal(
    promptPayPayload('0105512345678', 25_900),
    '00020101021229370016A0000006770101110213010551234567853037645406259.005802TH630484F7',
  );
});

test('item 12 a phone and an e-wallet have their own tags, and the CRC stays right', () => {
  for (const [id, part] of [
    ['0812345678', '29370016A00000067701011101130066812345678'],
    ['012345678901234', '29390016A0000006770101110315012345678901234'],
  ] as const) {
    const payload = promptPayPayload(id, 1);
    assert.ok(payload.includes(part), payload);
    assert.match(payload, /54040\.01/);
    assert.equal(payload.slice(-4), crc16(payload.slice(0, -4)));
  }
});
