import { bahtText } from './amount.ts';

/** CRC-16/CCITT-FALSE, four upper-case hex digits. */
export const crc16 = (text: string): string => {
  let crc = 0xffff;
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
};

const field = (tag: string, value: string): string => tag + String(value.length).padStart(2, '0') + value;

/** Whom PromptPay pays: a phone by its international number, a tax id, or an e-wallet. */
const payee = (promptpayId: string): string => {
  if (promptpayId.length === 10) return field('01', `0066${promptpayId.slice(1)}`);
  return field(promptpayId.length === 15 ? '03' : '02', promptpayId);
};

/** The text of a dynamic PromptPay QR: EMVCo's fields, tag 54 in baht, its CRC at the end (§5.1, §15). */
export const promptPayPayload = (promptpayId: string, satang: number): string => {
  const text =
    field('00', '01') +
    field('01', '12') +
    field('29', field('00', 'A000000677010111') + payee(promptpayId)) +
    field('53', '764') +
    field('54', bahtText(satang)) +
    field('58', 'TH') +
    '6304';
  return text + crc16(text);
};
