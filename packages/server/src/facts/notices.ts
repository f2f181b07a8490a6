import { view, type Session, type Status, type View } from '@tillkit/core/lifecycle';
import type { Notice, NoticeKind } from '../store/index.ts';

const BY_STATUS: Partial<Record<Status, NoticeKind>> = {
  authorized: 'authorized',
  canceled: 'canceled',
  expired: 'expired',
  failed: 'failed',
};

/** From here on the merchant may deliver. A refund that failed steps back to paid, which was told already. */
const isPaid = (status: Status): boolean => status === 'paid' || status === 'partially_refunded';

/** An order that ended unpaid has ended: by which word it ends later is no news. */
const isUnpaid = (status: Status): boolean => ['canceled', 'expired', 'failed'].includes(status);

const failedRefunds = (session: Session): readonly string[] =>
  session.attempts.flatMap((a) =>
    Object.entries(a.known.refunds)
      .filter(([, refund]) => refund.state === 'failed')
      .map(([id]) => id),
  );

const returnedMore = (was: View, is: View): boolean =>
  is.refunded !== was.refunded && (is.refunded === null || is.refunded > (was.refunded ?? 0));

/**
 * What the merchant must hear of when `before` becomes `after`. Keys are made of what happened, not of when:
 * the same event, learned twice, has one key.
 */
export const noticesBetween = (before: Session, after: Session, at: string): readonly Notice[] => {
  const [was, is] = [view(before), view(after)];
  const notice = (kind: NoticeKind, about: string): Notice => ({
    key: `${after.id}:${kind}${about}`,
    kind,
    session: after,
    at,
  });
  const notices: Notice[] = [];

  if (isPaid(is.status) && !isPaid(was.status) && was.status !== 'refunded') notices.push(notice('paid', ''));
  const byStatus =
    was.status === is.status || (isUnpaid(was.status) && isUnpaid(is.status)) ? null : BY_STATUS[is.status];
  if (byStatus) notices.push(notice(byStatus, `:${after.attempts.at(-1)?.id ?? ''}`));
  if (returnedMore(was, is)) notices.push(notice('refunded', `:${is.refunded ?? 'untold'}`));
  const known = failedRefunds(before);
  for (const id of failedRefunds(after)) if (!known.includes(id)) notices.push(notice('refundFailed', `:${id}`));
  for (const trouble of is.trouble) if (!was.trouble.includes(trouble)) notices.push(notice('trouble', `:${trouble}`));
  return notices;
};
