/** What the buyer must do next. `expiresAt` is ISO 8601 UTC. */
export type Action = { readonly expiresAt?: string | undefined } & (
  | {
      readonly kind: 'redirect';
      readonly url: string;
      /** Whether a popup keeps its `opener`, or the page severs it (COOP). */
      readonly popup: 'opener' | 'severed';
    }
  | { readonly kind: 'frame'; readonly url: string; readonly origin: string }
  | { readonly kind: 'qr'; readonly payload: string }
  | { readonly kind: 'transfer'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'widget' | 'stripe'; readonly data: Readonly<Record<string, string>> }
);
