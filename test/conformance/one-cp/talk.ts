import { resolvePorts } from '@tillkit/core/clock';
import { createOneCpClient, OneCpError, type OneCpClient } from '@tillkit/gateways/one-cp/client';
import { answers, ask, type Answer, type Heads, type Target } from '../target.ts';

export const WIDGET = 'wdg_demo';
export const SECRET = 's3cret';
/** Both, as HTTP Basic has them. */
export const BASIC = 'd2RnX2RlbW86czNjcmV0';
export const PROVIDER = '65aa10000000000000000001';
export const START = '2026-05-01T08:00:00.000Z';

/** E3's and E4's requests. */
export const WORKSHOP =
  '{"currency":"EUR","title":"Team workshop","items":[{"stockId":"ROOM-7","name":"Meeting room","category":"CONFERENCE","price":240,"quantity":1,"total":285.6}]}';
export const TRIP = `{"currency":"CHF","title":"Trip to Basel","note":"PO 4410","refIDs":{"shop-order":"B-2207"},
 "restrictedMethods":["METHOD_X"],
 "items":[
  {"name":"Train","category":"RAIL","price":92,"period":{"start":"2026-05-04T07:00:00.000Z","end":"2026-05-04T09:12:00.000Z"}},
  {"name":"Hotel","category":"ACCOMMODATION","price":310,"locationName":"Rhein Hotel","period":{"start":"2026-05-04T14:00:00.000Z","end":"2026-05-06T10:00:00.000Z"},
   "taxes":[{"type":"VAT","value":3.8,"unit":"PERCENT","basis":"PER_QUANTITY","applyTo":"NET_PRICE"}],
   "cancellationPolicy":{"description":"flat fee","reference":"PAYMENT_DATE","penalties":[{"type":"OFFSET_PENALTY","offset":{"amount":1,"unit":"DAYS"},"value":{"amount":40,"unit":"FIXED_AMOUNT"},"condition":"AFTER_PAYMENT"}]}}],
 "attachments":[{"url":"https://shop.test/offer-2207.pdf","type":"INVOICE"}],
 "email":{"subject":"Your trip","content":"Please confirm.","recipients":["buyer@corp.test"]}}`;

export const SUCCESS = '{"status":"SUCCESS","errorMessage":null}';
export const HEADS: Heads = { Authorization: `Basic ${BASIC}`, 'Content-Type': 'application/json' };
/** What the dossier's ids may be instead. */
export const AN_ID = /[0-9a-f]{24}/;

const TEN = '65aa20000000000000000010';

/** Initializes, and answers the real id. */
export const initialized = async (target: Target, body = WORKSHOP): Promise<string> => {
  const answer = await ask(target, 'POST /initialize', HEADS, body);
  const found = answers(target, answer, 201, `{"transactionId":"${TEN}"}`, { free: { [TEN]: AN_ID } });
  return found.get(TEN) ?? '';
};

/** E4's trip, paid, under the id the dossier gives it. */
export const paidTrip = async (target: Target, id = '65aa20000000000000000011'): Promise<string> => {
  await target.world.rewrite([await initialized(target, TRIP), id]);
  await target.world.act(id, 'pay');
  return id;
};

export const cancel = (target: Target, id: string, body: string): Promise<Answer> =>
  ask(target, `PATCH /cancel/${id}`, HEADS, body);

export const statusOf = async (target: Target, id: string): Promise<unknown> =>
  ((await ask(target, `GET /status/${id}`, HEADS)).json() as { status: unknown }).status;

/** Our own client before the target, or before one canned answer. */
export const clientOf = (target: Target, canned?: () => Response): OneCpClient =>
  createOneCpClient({
    baseUrl: target.url,
    widgetId: target.say(WIDGET),
    backendSecret: target.say(SECRET),
    ports: resolvePorts(canned ? { fetch: async () => canned() } : {}),
  });

/** What the client says a failure means; the name of what it threw where that is a mistake in the call. */
export const meaningOf = async (asked: Promise<unknown>): Promise<string> => {
  const thrown: unknown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof OneCpError) return thrown.means;
  return thrown instanceof Error ? thrown.name : 'nothing was thrown';
};
