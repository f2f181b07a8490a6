import { readBaseUrl } from '../../transport/index.ts';
import type { AmountUnit } from './amount.ts';
import type { InitializeSettings, RestrictedMethodsAs } from './initialize.ts';
import type { InvoiceSettings } from './invoice.ts';

/** What the sources leave open (dossier §3, §4.3, §4.5), with the dossier's defaults. */
export interface SettingOptions {
  /**
   * `major`: decimals such as 61.97. `minor` where the server counts hundredths, which no source says (dossier §3): verify
   * with one small real payment before going live.
   */
  readonly amountUnit?: AmountUnit | undefined;
  /** `array`; `scalar` sends the one method as a bare text (dossier C5). */
  readonly restrictedMethodsAs?: RestrictedMethodsAs | undefined;
  /** The name of the invoice's part; `file` (dossier §4.5). */
  readonly invoiceFileField?: string | undefined;
  /** How a form writes `itemsOrder`; `repeat` (dossier §4.5). */
  readonly multipartArrayStyle?: InvoiceSettings['multipartArrayStyle'] | undefined;
  /** PDF, PNG and JPEG: our own limit. */
  readonly invoiceTypes?: readonly string[] | undefined;
  /** 10 MiB: our own limit. */
  readonly invoiceMaxBytes?: number | undefined;
}

type Settings = InitializeSettings & InvoiceSettings;

const oneOf = <T extends string>(name: string, given: T, words: readonly T[]): T => {
  if (!words.includes(given)) throw new TypeError(`${name} must be one of: ${words.join(', ')}.`);
  return given;
};

const readBytes = (bytes: number): number => {
  if (!Number.isSafeInteger(bytes) || bytes < 1) throw new TypeError('invoiceMaxBytes must be a number of bytes.');
  return bytes;
};

const readField = (name: string): string => {
  if (!/^[\w.[\]-]{1,100}$/.test(name)) throw new TypeError('invoiceFileField must be the name of a form field.');
  return name;
};

const readTypes = (types: readonly string[]): readonly string[] => {
  if (types.length === 0 || types.some((type) => !/^[\w.+-]+\/[\w.+-]+$/.test(type)))
    throw new TypeError('invoiceTypes must list media types, such as application/pdf.');
  return types;
};

/** @throws TypeError for one that cannot work */
export const readSettings = (given: SettingOptions): Settings => ({
  amountUnit: oneOf('amountUnit', given.amountUnit ?? 'major', ['major', 'minor']),
  restrictedMethodsAs: oneOf('restrictedMethodsAs', given.restrictedMethodsAs ?? 'array', ['array', 'scalar']),
  multipartArrayStyle: oneOf('multipartArrayStyle', given.multipartArrayStyle ?? 'repeat', [
    'repeat',
    'brackets',
    'json',
  ]),
  invoiceFileField: readField(given.invoiceFileField ?? 'file'),
  invoiceTypes: readTypes(given.invoiceTypes ?? ['application/pdf', 'image/png', 'image/jpeg']),
  invoiceMaxBytes: readBytes(given.invoiceMaxBytes ?? 10 * 1024 * 1024),
});

/** Dossier §1; the `.com` of older pages is contradiction C1. */
const BASE_URL = 'https://api.1-cp.io';

/** @throws TypeError when no credential may be sent there */
export const readAddress = (baseUrl: string | undefined): string => readBaseUrl(baseUrl ?? BASE_URL).href;
