import { utf8 } from '@tillkit/core/hmac';

/** CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xFFFF, nothing reflected. Four upper-case hex digits. */
export const crc16 = (text: string): string => {
  let crc = 0xffff;
  for (const byte of utf8(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
};

/** The objects of an EMVCo text at its top level, by their two-digit id. */
const objectsIn = (text: string): ReadonlyMap<string, string> | null => {
  const objects = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const [, id, length] = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4)) ?? [];
    if (id === undefined || length === undefined) return null;
    const value = text.slice(at + 4, at + 4 + Number(length));
    // Two of one kind leave it to the reader which is meant, and two readers may differ.
    if (value.length !== Number(length) || objects.has(id)) return null;
    objects.set(id, value);
    at += 4 + Number(length);
  }
  return objects;
};

const CHECKED = '6304';

/**
 * A merchant-presented QR text (EMVCo) as its objects; `null` when it is none: not made of objects, not beginning with
 * format `01`, without checksum at its end, or with a wrong one.
 */
export const readEmv = (payload: string): ReadonlyMap<string, string> | null => {
  const checked = payload.slice(0, -4);
  if (!payload.startsWith('000201') || !checked.endsWith(CHECKED)) return null;
  if (payload.slice(-4).toUpperCase() !== crc16(checked)) return null;
  const objects = objectsIn(payload);
  return objects?.get('63')?.length === 4 ? objects : null;
};
