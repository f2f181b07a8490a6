import { isRecord } from '../shape.ts';

export interface HintFrom {
  /** The server's. */
  readonly origin: string;
  readonly window: Window;
  readonly session: string;
}

/**
 * Whether a message is the server's return page telling that something happened to this payment. Even then it says
 * nothing of what: any page could have been made to send it.
 */
export const isHint = (
  { origin, source, data }: Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>,
  from: HintFrom,
): boolean =>
  origin === from.origin &&
  // A window that closed at once has no source any more; its origin it keeps.
  (source === null || source === from.window) &&
  isRecord(data) &&
  data['channel'] === 'tillkit' &&
  data['session'] === from.session;
