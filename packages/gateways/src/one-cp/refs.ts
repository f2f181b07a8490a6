const TRANSACTION = 'transaction:';

export const refOf = (id: string): string => TRANSACTION + id;

/** The transaction ids among what is known of an attempt. */
export const transactionIds = (refs: readonly string[]): readonly string[] =>
  refs.filter((ref) => ref.startsWith(TRANSACTION)).map((ref) => ref.slice(TRANSACTION.length));
