import type { SessionView } from '@tillkit/core/wire';

const OUT = { bubbles: true, composed: true };

/** `till-status`: a session changed, or is known for the first time on this page. */
export class TillStatusEvent extends Event {
  readonly session: SessionView;
  readonly previous: SessionView | undefined;

  constructor(session: SessionView, previous?: SessionView) {
    super('till-status', OUT);
    this.session = session;
    this.previous = previous;
  }
}

/** `till-paid`: once per session and page. */
export class TillPaidEvent extends Event {
  readonly session: SessionView;

  constructor(session: SessionView) {
    super('till-paid', OUT);
    this.session = session;
  }
}

const known = new Map<string, SessionView>();
const paid = new Set<string>();

/** Tells the page of a change, once, however many elements see it. */
export const announce = (from: EventTarget, session: SessionView): void => {
  const previous = known.get(session.id);
  if (previous && previous.version >= session.version) return;
  known.set(session.id, session);
  from.dispatchEvent(new TillStatusEvent(session, previous));
  if (session.status !== 'paid' || paid.has(session.id)) return;
  paid.add(session.id);
  from.dispatchEvent(new TillPaidEvent(session));
};
