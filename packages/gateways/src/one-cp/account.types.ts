import { resolvePorts } from '@tillkit/core/clock';
import type { Answer, Call } from '@tillkit/core/gateway';
import type { Refund } from '@tillkit/core/lifecycle';
import { guessedStatuses, oneCp } from './index.ts';

const options = { widgetId: 'wdg_demo', backendSecret: 's3cret' };
const account = oneCp({ ...options, statuses: { ...guessedStatuses, SETTLED: 'paid' } });
const adapter = account.connect(resolvePorts());
declare const call: Call;

const name: 'one-cp' = account.id;
const named: 'travel' | 'one-cp' = oneCp({ ...options, id: 'travel' }).id;
const refunding: Promise<Answer<Refund>> = adapter.refund(call, { lines: [0], whole: false });
const exactly: Promise<Answer<Refund>> = adapter.refund(call, { lines: [0, 1], whole: true, amount: 100 });

// @ts-expect-error -- refunds are of items: an amount alone says nothing
void adapter.refund(call, { amount: 100 });
// @ts-expect-error -- whether all lines go is what takes shipping and tax along
void adapter.refund(call, { lines: [0] });
// @ts-expect-error -- there is no cancelling without giving back
void adapter.cancel(call);
// @ts-expect-error -- nothing is authorised first
void adapter.capture(call, {});
// @ts-expect-error -- a lost create cannot be found
void adapter.find(call);
// @ts-expect-error -- the secret is half of the credentials
oneCp({ widgetId: 'wdg_demo' });
// @ts-expect-error -- the adapter never sends mails: what nobody was shown must not be paid
oneCp({ ...options, email: { subject: 's', content: 'c', recipients: [] } });
// @ts-expect-error -- no such unit
oneCp({ ...options, amountUnit: 'cents' });
// @ts-expect-error -- a status means one of the order's words
oneCp({ ...options, statuses: { HELD: 'on hold' } });
// @ts-expect-error -- a redirect needs its template
oneCp({ ...options, presenter: { mode: 'redirect' } });
// @ts-expect-error -- and so does a frame
oneCp({ ...options, presenter: { mode: 'iframe' } });
// @ts-expect-error -- a widget has none
oneCp({ ...options, presenter: { mode: 'widget', url: 'https://pay.example/{transactionId}' } });

void [name, named, refunding, exactly];
