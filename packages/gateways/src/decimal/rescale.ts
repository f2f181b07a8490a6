/** A whole amount with that many decimal places more, or fewer; `null` when something would be left over. */
export const rescale = (amount: number, places: number): number | null => {
  if (places >= 0) return amount * 10 ** places;
  const step = 10 ** -places;
  return amount % step === 0 ? amount / step : null;
};
