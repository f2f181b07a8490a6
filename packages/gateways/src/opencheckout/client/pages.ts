import type { CheckoutSession, SessionPage } from './session.ts';

/**
 * Where the next page begins (dossier §5, §12). v0.1 has no `next_cursor`; there it is the last item's `created_at`.
 * `null` when this page is the last.
 */
const nextCursor = (page: SessionPage): string | null => {
  if (page.has_more === false || page.next_cursor === null) return null;
  if (page.next_cursor !== undefined) return page.next_cursor;
  return page.has_more === true ? (page.data.at(-1)?.created_at ?? null) : null;
};

/**
 * Every session, page after page, each once. Ends where a server keeps answering what it already answered: a cursor
 * is only a time, compared as text, and a server that ignores it would be asked for ever.
 */
export async function* everySession(
  page: (cursor: string | undefined) => Promise<SessionPage>,
): AsyncGenerator<CheckoutSession, void, undefined> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (;;) {
    const found = await page(cursor);
    const fresh = found.data.filter(({ id }) => !seen.has(id));
    for (const session of fresh) seen.add(session.id);
    yield* fresh;
    const next = nextCursor(found);
    if (next === null || next === cursor || fresh.length === 0) return;
    cursor = next;
  }
}
