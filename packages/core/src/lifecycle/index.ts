export { applyFact } from './apply.ts';
export {
  DISPUTES,
  NOTHING_KNOWN,
  REFUND_STATES,
  RETURNED,
  STATES,
  type Fact,
  type Known,
  type Refund,
  type State,
} from './known.ts';
export {
  isOpen,
  type Attempt,
  type Mode,
  type Operation,
  type Session,
  type TimelineEntry,
  type Trouble,
  type Verb,
} from './session.ts';
export { isSettled, STATUSES, TOOK_MONEY, type Status } from './status.ts';
export { counting, view, type View } from './view.ts';
