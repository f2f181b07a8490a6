import { payingWords } from '../checkout-modal/paying.ts';
import { plainWords } from '../checkout-modal/steps.ts';
import { liveWords } from '../order-status/live-status.ts';
import { orderStatusWords } from '../order-status/order-status.ts';
import { chooseWords } from '../pay-button/choose.ts';
import { payButtonWords } from '../pay-button/words.ts';
import { badgeWords } from '../views/badge.ts';
import { brokenWords } from '../views/broken.ts';
import { changeWords } from '../views/change.ts';
import { fieldsWords } from '../views/fields.ts';
import { frameWords } from '../views/frame.ts';
import { leaveWords } from '../views/leave.ts';
import { loadingWords } from '../views/loading.ts';
import { methodsWords } from '../views/methods.ts';
import { notShownWords } from '../views/not-shown.ts';
import { offlineWords } from '../views/offline.ts';
import { orderEditWords } from '../views/order-edit.ts';
import { payFrameWords } from '../views/pay-frame.ts';
import { qrWords } from '../views/qr.ts';
import { ranOutWords } from '../views/ran-out.ts';
import { receiptWords } from '../views/receipt.ts';
import { statusWords } from '../views/status-detail.ts';
import { stuckWords } from '../views/stuck.ts';
import { transferWords } from '../views/transfer.ts';
import { waitingWords } from '../views/waiting.ts';
import { wayOnWords } from '../views/way-on.ts';
import { widgetWords } from '../views/widget.ts';
import type { Words } from '../views/words.ts';
import type { Locale } from './parts.ts';

const without = (words: Words, ...others: readonly Words[]): Words =>
  Object.fromEntries(Object.entries(words).filter(([key]) => !others.some((other) => key in other)));

const order = { ...frameWords, ...loadingWords, ...stuckWords, ...methodsWords };
const steps = without({ ...changeWords, ...fieldsWords, ...plainWords, ...leaveWords }, order);
const edit = { ...orderEditWords, ...chooseWords, ...payingWords, ...offlineWords };
const trouble = without(brokenWords, order, steps, edit);
const payment = without({ ...waitingWords, ...wayOnWords, ...notShownWords }, order, steps, trouble);
const result = without({ ...receiptWords, ...ranOutWords }, order, steps, trouble, payment);

/** What the views themselves say, by the parts of a locale: the same sums as in its types. */
export const english = {
  button: { ...payButtonWords, ...badgeWords, ...orderStatusWords, ...liveWords },
  order,
  steps,
  trouble,
  payment,
  result,
  onPage: without({ ...qrWords, ...transferWords }, order, steps, trouble),
  embedded: without({ ...widgetWords, ...payFrameWords }, order, steps, trouble, payment),
  edit,
  status: without(statusWords, badgeWords),
} as unknown as Locale;
