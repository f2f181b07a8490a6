import { timingSafeEqual, utf8 } from '@tillkit/core/hmac';
import type { Merchant, OnecpMerchant } from '../config/index.ts';

/** A merchant and its one widget. */
export interface Widget extends OnecpMerchant {
  readonly merchant: string;
}

const decoded = (base64: string): string | null => {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** HTTP Basic, UTF-8 (§2): the first colon ends the widget id. */
const credentialsOf = (authorization: string | null): { readonly id: string; readonly secret: string } | null => {
  const base64 = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1];
  const text = base64 === undefined ? null : decoded(base64);
  const colon = text?.indexOf(':') ?? -1;
  return text === null || colon === -1 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
};

/** Who calls. `widget` is the one that is named; `proved` whether its secret was right. */
interface Judged {
  readonly widget: Widget | undefined;
  readonly proved: boolean;
}

export const openDoor = (merchants: readonly Merchant[]) => {
  const widgets = new Map<string, Widget>();
  for (const { id, onecp } of merchants) if (onecp) widgets.set(onecp.widgetId, { ...onecp, merchant: id });
  return {
    judge: (authorization: string | null): Judged => {
      const given = credentialsOf(authorization);
      const widget = given ? widgets.get(given.id) : undefined;
      const proved =
        given !== null && widget !== undefined && timingSafeEqual(utf8(given.secret), utf8(widget.backendSecret));
      return { widget, proved };
    },
  };
};
