/** A bank the buyer may pay from. */
export interface Bank {
  /** Three digits. */
  readonly code: string;
  readonly name: string;
}

/** By national convention (dossier §5.1); which of them One2Pays takes is not published. */
export const BANKS: readonly Bank[] = [
  { code: '002', name: 'Bangkok Bank (BBL)' },
  { code: '004', name: 'Kasikornbank (KBANK)' },
  { code: '006', name: 'Krungthai Bank (KTB)' },
  { code: '011', name: 'TMBThanachart Bank (TTB)' },
  { code: '014', name: 'Siam Commercial Bank (SCB)' },
  { code: '022', name: 'CIMB Thai Bank (CIMBT)' },
  { code: '024', name: 'United Overseas Bank (UOB)' },
  { code: '025', name: 'Bank of Ayudhya (BAY)' },
  { code: '030', name: 'Government Savings Bank (GSB)' },
  { code: '033', name: 'Government Housing Bank (GHB)' },
  { code: '034', name: 'Bank for Agriculture and Agricultural Cooperatives (BAAC)' },
  { code: '067', name: 'TISCO Bank (TISCO)' },
  { code: '069', name: 'Kiatnakin Phatra Bank (KKP)' },
  { code: '073', name: 'Land and Houses Bank (LH Bank)' },
];

/** @throws TypeError */
export const checkBanks = (banks: readonly Bank[]): void => {
  if (banks.length === 0) throw new TypeError('banks is empty: nobody could pay. Leave it out for the usual ones.');
  const codes = banks.map(({ code }) => code);
  const wrong = banks.find(({ code, name }) => !/^\d{3}$/.test(code) || name.trim() === '');
  if (wrong) throw new TypeError(`banks: "${wrong.code}" must be three digits, and have a name.`);
  if (new Set(codes).size !== codes.length) throw new TypeError('banks names one code twice.');
};
