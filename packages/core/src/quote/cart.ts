/** One thing the browser asks for. Never a price, a title, a currency or a reference. */
export interface CartItem {
  readonly sku: string;
  /** 1 … 9,999 */
  readonly quantity: number;
  /** Minor units; only where the SKU lets the buyer choose the amount. */
  readonly amount?: number | undefined;
}

/** What the browser asks for: 1 … 100 items, at most 2 kB of metadata. */
export interface Cart {
  readonly items: readonly CartItem[];
  readonly promotionCode?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}
