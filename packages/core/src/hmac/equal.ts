/**
 * Compares in a time that depends on the lengths alone. Different lengths are unequal, never an exception:
 * a truncated signature must not turn a forgery into a 500.
 */
export const timingSafeEqual = (a: Uint8Array, b: Uint8Array): boolean => {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i % Math.max(1, b.length)] ?? 0);
  return difference === 0;
};
