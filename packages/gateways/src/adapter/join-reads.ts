import type { Answer, Told } from '@tillkit/core/gateway';

const factsOf = (read: Answer<null>): readonly Told[] => (read.is === 'done' ? read.facts : []);

/**
 * The reads of all an attempt has at the gateway as one. What failed is answered, so that it is read again, unless a payment
 * was found.
 */
export const joinReads = (reads: readonly Answer<null>[]): Answer<null> => {
  const facts = reads.flatMap(factsOf);
  const failed = reads.find((read) => read.is !== 'done');
  const isPaid = facts.some(({ state }) => state === 'paid');
  return failed && !isPaid ? failed : { is: 'done', value: null, facts };
};
