/** @throws TypeError always: what is wrong, and what mends it */
export const refuse = (what: string, mend: string): never => {
  throw new TypeError(`sandbox.config: ${what}. ${mend}`);
};

/** Whether a buyer or a webhook can be sent there. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
