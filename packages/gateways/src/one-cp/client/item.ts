/** A word the dossier names, or any other: its lists are not complete (dossier §4.3). */
type Word<Known extends string> = Known | (string & {});

/** Dossier §4.3. `OTHER` for generic goods. */
export type Category = Word<
  | 'FLIGHT'
  | 'RENTAL_CAR'
  | 'TAXI_SHUTTLE'
  | 'ACCOMMODATION'
  | 'EVENT'
  | 'SERVICE'
  | 'PUBLIC_TRANSPORTATION'
  | 'MICRO_MOBILITY'
  | 'PARKING'
  | 'FUEL'
  | 'FEE'
  | 'F_AND_B'
  | 'OTHER'
  | 'RAIL'
  | 'CONFERENCE'
  | 'TRAVEL_AGENCY'
  | 'OTHER_TRAVEL'
  | 'ADVERTISING'
  | 'MARKET_RESEARCH'
  | 'CONFERENCE_NOT_TRAVEL'
  | 'SUBSCRIPTION'
>;

export interface Tax {
  readonly type?: Word<'VAT'> | undefined;
  readonly value: number;
  readonly unit?: Word<'PERCENT'> | undefined;
  readonly basis?: Word<'PER_QUANTITY'> | undefined;
  readonly applyTo?: Word<'NET_PRICE'> | undefined;
  readonly [more: string]: unknown;
}

export interface Penalty {
  readonly type?: Word<'OFFSET_PENALTY'> | undefined;
  readonly offset?: { readonly amount: number; readonly unit: Word<'DAYS'> } | undefined;
  readonly value?: { readonly amount: number; readonly unit: Word<'FIXED_AMOUNT'> } | undefined;
  readonly condition?: Word<'AFTER_PAYMENT'> | undefined;
  readonly [more: string]: unknown;
}

/** What One-CP computes a refund from when no amount is told (dossier §4.4). */
export interface CancellationPolicy {
  readonly description?: string | undefined;
  readonly reference?: Word<'PAYMENT_DATE'> | undefined;
  readonly penalties?: readonly Penalty[] | undefined;
  readonly [more: string]: unknown;
}

/** ISO 8601 UTC with milliseconds, such as `2026-05-04T07:00:00.000Z` (dossier §3). */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** An address in the schema, an airport's code in the samples (dossier §4.3, C6): passed on as it is. */
export type Place = string | Readonly<Record<string, unknown>>;

/**
 * One item of a transaction (dossier §4.3). Amounts as the API counts them. Name, category and price are our own
 * policy: which are needed is not published. Nine kinds of items take properties of their own, not all of them seen:
 * whatever else is given passes through.
 */
export interface Item {
  readonly name: string;
  readonly category: Category;
  readonly price: number;
  /** Your own stock identifier. */
  readonly stockId?: string | undefined;
  readonly description?: string | undefined;
  /** Its type is not published. A number, unless you know better. */
  readonly quantity?: number | Readonly<Record<string, unknown>> | undefined;
  readonly taxes?: readonly Tax[] | undefined;
  /** Computed by One-CP when absent. */
  readonly totalTax?: number | undefined;
  /** With taxes; computed by One-CP when absent. */
  readonly total?: number | undefined;
  /** In which unit is not published. */
  readonly co2?: number | undefined;
  readonly cancellationPolicy?: CancellationPolicy | undefined;
  readonly period?: Period | undefined;
  /** Lodging. */
  readonly location?: Place | undefined;
  readonly locationName?: string | undefined;
  readonly accommodationType?: string | undefined;
  readonly roomType?: string | undefined;
  /** Air and point to point. */
  readonly departure?: Place | undefined;
  readonly destination?: Place | undefined;
  readonly airline?: string | undefined;
  readonly serviceClass?: Word<'FIRST_CLASS' | 'BUSINESS_CLASS' | 'ECONOMY_CLASS' | 'OTHER'> | undefined;
  readonly flightNumber?: string | undefined;
  readonly fareClass?: string | undefined;
  readonly [more: string]: unknown;
}
