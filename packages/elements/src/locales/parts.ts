import type { payingWords } from '../checkout-modal/paying.ts';
import type { plainWords } from '../checkout-modal/steps.ts';
import type { liveWords } from '../order-status/live-status.ts';
import type { orderStatusWords } from '../order-status/order-status.ts';
import type { chooseWords } from '../pay-button/choose.ts';
import type { payButtonWords } from '../pay-button/words.ts';
import type { badgeWords } from '../views/badge.ts';
import type { brokenWords } from '../views/broken.ts';
import type { changeWords } from '../views/change.ts';
import type { fieldsWords } from '../views/fields.ts';
import type { frameWords } from '../views/frame.ts';
import type { leaveWords } from '../views/leave.ts';
import type { loadingWords } from '../views/loading.ts';
import type { methodsWords } from '../views/methods.ts';
import type { notShownWords } from '../views/not-shown.ts';
import type { offlineWords } from '../views/offline.ts';
import type { orderEditWords } from '../views/order-edit.ts';
import type { payFrameWords } from '../views/pay-frame.ts';
import type { qrWords } from '../views/qr.ts';
import type { ranOutWords } from '../views/ran-out.ts';
import type { receiptWords } from '../views/receipt.ts';
import type { statusWords } from '../views/status-detail.ts';
import type { stuckWords } from '../views/stuck.ts';
import type { transferWords } from '../views/transfer.ts';
import type { waitingWords } from '../views/waiting.ts';
import type { wayOnWords } from '../views/way-on.ts';
import type { widgetWords } from '../views/widget.ts';
import type { Forms } from '../views/words.ts';

/** As a locale says it: each word of the English ones, and nothing else. */
type Said<W> = { readonly [Key in keyof W]: W[Key] extends string ? string : Forms };

type Order = typeof frameWords & typeof loadingWords & typeof stuckWords & typeof methodsWords;
type Steps = Omit<typeof changeWords & typeof fieldsWords & typeof plainWords & typeof leaveWords, keyof Order>;
type Edit = typeof orderEditWords & typeof chooseWords & typeof payingWords & typeof offlineWords;
type Trouble = Omit<typeof brokenWords, keyof Order | keyof Steps | keyof Edit>;
type Earlier = keyof Order | keyof Steps | keyof Trouble;
type Payment = Omit<typeof waitingWords & typeof wayOnWords & typeof notShownWords, Earlier>;
type Result = Omit<typeof receiptWords & typeof ranOutWords, Earlier | keyof Payment>;
type OnPage = typeof qrWords & Omit<typeof transferWords, Earlier>;
type Embedded = Omit<typeof widgetWords & typeof payFrameWords, Earlier | keyof Payment>;

/**
 * A locale, by what is fetched when: `button` with the button or the badge, `order` with the modal, the others with the
 * views that say them. Each is at most 1 kB in gzip, so that a buyer waits for no word that is not said yet.
 */
export interface Locale {
  readonly button: Said<typeof payButtonWords & typeof badgeWords & typeof orderStatusWords & typeof liveWords>;
  readonly order: Said<Order>;
  readonly steps: Said<Steps>;
  readonly trouble: Said<Trouble>;
  readonly payment: Said<Payment>;
  readonly result: Said<Result>;
  readonly onPage: Said<OnPage>;
  readonly embedded: Said<Embedded>;
  /** Fetched along with `steps`, and by itself where a buyer chooses an amount. */
  readonly edit: Said<Edit>;
  readonly status: Said<Omit<typeof statusWords, keyof typeof badgeWords>>;
}

export type Part = keyof Locale;
