interface CreateShared {
  /** The merchant's UUID is `tenant_id` in V2. */
  readonly game_name: string;
  /** ISO 3166-1 `MY`, or 3166-2 `MY-10`: the label says one, the one published value the other (dossier §5.3). */
  readonly country: string;
  /** A channel's code, such as `for_testing`. The list is not published. */
  readonly payment_channel: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Where the pay page sends the buyer back to. */
  readonly merchant_return_url: string;
}

/** Body of a create (dossier §5.3). Empty texts are left out; `null` is sent as it is. */
export interface CreatePayment extends CreateShared {
  /** The merchant's own id for it, unique. Sent under the names `referenceField` says. */
  readonly merchant_transaction_id: string;
  readonly merchant_uuid: string;
  /** Hundredths of one unit: 1.00 is `100`, in every currency. */
  readonly amount_cents: number;
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly item_code?: string | null | undefined;
  readonly game_character?: string | null | undefined;
}

/** Who is topped up. */
export interface GameAccount {
  readonly name: string;
  readonly login_id?: string | undefined;
  readonly server_name?: string | undefined;
}

export interface CreateV1 extends Omit<CreatePayment, 'game_character'> {
  readonly account_info?: GameAccount | undefined;
  /** Where this order's callback goes. */
  readonly webhook_url?: string | undefined;
}

export interface CreateV2 extends CreateShared {
  /** The merchant's own id for it, unique. */
  readonly transaction_id: string;
  readonly tenant_id: string;
  /** Hundredths of one unit, in digits: 1.00 is `'100'`. */
  readonly amount_cents: string;
  readonly item_title: string;
  readonly item_description?: string | null | undefined;
  readonly item_code: string;
  readonly account?: GameAccount | undefined;
  readonly webhook_url?: string | undefined;
}
