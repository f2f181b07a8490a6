import type { OpenCheckoutProfile } from '../config/index.ts';
import type { Session } from './session.ts';
import { createdAtOnWire } from './wire.ts';

export interface Page {
  readonly sessions: readonly Session[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** Larger limits become 100; 0 and what is no number becomes 10; a negative one is the defect of dossier §5. */
const readLimit = (text: string | undefined): number => Math.min(Number.parseInt(text ?? '', 10) || 10, 100);

/** The cursor is a time compared as text: what shares its millisecond is skipped, and nonsense is accepted (dossier §5). */
const v02Page = (sessions: readonly Session[], limit: number, cursor: string | undefined): Page => {
  const newest = sessions.toReversed().sort((a, b) => b.createdAt - a.createdAt);
  const rest = cursor ? newest.filter((session) => createdAtOnWire(session) < cursor) : newest;
  if (limit < 0) return { sessions: [], hasMore: true, nextCursor: null };
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rest.length > page.length;
  return { sessions: page, hasMore, nextCursor: hasMore && last ? createdAtOnWire(last) : null };
};

/** v0.1: oldest first, more whenever the page is exactly full, no next cursor. † The cursor: what is strictly younger. */
const seedPage = (sessions: readonly Session[], limit: number, cursor: string | undefined): Page => {
  const rest = cursor ? sessions.filter((session) => createdAtOnWire(session) > cursor) : sessions;
  const page = rest.slice(0, Math.max(0, limit));
  return { sessions: page, hasMore: page.length === limit, nextCursor: null };
};

/** @param sessions one merchant's, in the order they were created */
export const pageOf = (
  sessions: readonly Session[],
  query: { readonly limit: string | undefined; readonly cursor: string | undefined },
  profile: OpenCheckoutProfile,
): Page => (profile === 'seed' ? seedPage : v02Page)(sessions, readLimit(query.limit), query.cursor);
