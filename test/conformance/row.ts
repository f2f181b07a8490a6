import type { Target } from './target.ts';

/** What a row must be able to do to the other side; an API somebody else runs lets us do none of it. */
export type Need =
  /** Moves an order on, as a buyer or the gateway's own people would. */
  | 'control'
  /** Sets or advances the other side's time. */
  | 'clock'
  /** Another configuration than the account's own. */
  | 'switches'
  /** An order under the id the dossier gives it. */
  | 'stored ids'
  /** A webhook sent to the test's own receiver. */
  | 'webhooks'
  /** A second merchant, whose orders are not ours. */
  | 'a second account'
  /** Settings of the account that the row changes for good. */
  | 'an account to change';

/** One thing the dossier says, as something that can be seen to be so. */
export interface Row {
  readonly dossier: string;
  /** The id of the example or vector, as the dossier writes it. */
  readonly item: string;
  readonly test: string;
  readonly needs: readonly Need[];
  /** When it happens, in milliseconds or ISO; the dossier's own moment by default. */
  readonly at?: number | string;
  /** Settings of the sandbox's merchant that differ from the dossier's. */
  readonly own?: object;
  /** Throws, or rejects, where it is not so. */
  run(target: Target): unknown;
}

/** A row before it knows whose it is. */
export type Told = Omit<Row, 'dossier'>;

export const rowsOf = (dossier: string, ...told: readonly (readonly Told[])[]): readonly Row[] =>
  told.flat().map((row) => ({ dossier, ...row }));
