/** Every currency this runtime knows, and those ISO 4217 lists which it does not. */
export const everyCurrency: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('currency'), 'CLF', 'UYI', 'UYW']),
];

/** The currencies whose digits in Intl are not ISO 4217's, with ISO's. */
export const whereIntlDiffers: Readonly<Record<string, number>> = {
  AFN: 2,
  ALL: 2,
  COP: 2,
  HUF: 2,
  IDR: 2,
  IQD: 3,
  IRR: 2,
  KPW: 2,
  LAK: 2,
  LBP: 2,
  MGA: 2,
  MMK: 2,
  PKR: 2,
  SLL: 2,
  SOS: 2,
  SYP: 2,
  YER: 2,
};
