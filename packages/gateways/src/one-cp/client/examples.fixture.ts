/** The dossier's examples (§14), their values as they stand there. For tests. */
export const WIDGET = 'wdg_demo';
export const SECRET = 's3cret';
export const AUTHORIZATION = 'Basic d2RnX2RlbW86czNjcmV0';

export const [T10, T11, T12] = [
  '65aa20000000000000000010',
  '65aa20000000000000000011',
  '65aa20000000000000000012',
] as const;

export const E1 = '{"status":"ready","provider":"65aa10000000000000000001"}';

export const E3_REQUEST =
  '{"currency":"EUR","title":"Team workshop","items":[{"stockId":"ROOM-7","name":"Meeting room","category":"CONFERENCE","price":240,"quantity":1,"total":285.6}]}';
export const E3 = '{"transactionId":"65aa20000000000000000010"}';

export const E4_REQUEST = `{"currency":"CHF","title":"Trip to Basel","note":"PO 4410","refIDs":{"shop-order":"B-2207"},
 "restrictedMethods":["METHOD_X"],
 "items":[
  {"name":"Train","category":"RAIL","price":92,"period":{"start":"2026-05-04T07:00:00.000Z","end":"2026-05-04T09:12:00.000Z"}},
  {"name":"Hotel","category":"ACCOMMODATION","price":310,"locationName":"Rhein Hotel","period":{"start":"2026-05-04T14:00:00.000Z","end":"2026-05-06T10:00:00.000Z"},
   "taxes":[{"type":"VAT","value":3.8,"unit":"PERCENT","basis":"PER_QUANTITY","applyTo":"NET_PRICE"}],
   "cancellationPolicy":{"description":"flat fee","reference":"PAYMENT_DATE","penalties":[{"type":"OFFSET_PENALTY","offset":{"amount":1,"unit":"DAYS"},"value":{"amount":40,"unit":"FIXED_AMOUNT"},"condition":"AFTER_PAYMENT"}]}}],
 "attachments":[{"url":"https://shop.test/offer-2207.pdf","type":"INVOICE"}],
 "email":{"subject":"Your trip","content":"Please confirm.","recipients":["buyer@corp.test"]}}`;
export const E4 = '{"transactionId":"65aa20000000000000000011"}';

export const E5_REQUEST = '{"currency":"EUR","items":[{"name":"X","category":"OTHER","price":1}]}';

export const E6 = '{"status":"PENDING"}';

export const E7 = `{"status":"PAID","checkout":{"reference":"CC-9081","payment":{"reference":"CC-9081","provider":"Stripe"},
 "customer":{"firstName":"Ida","lastName":"Kern","email":"ida@corp.test","phone":"+4930123456","address":null},
 "beneficiary":{"firstName":"Tom","lastName":"Abel","email":"tom@corp.test"},
 "billing":{"name":"Corp AG","email":"ap@corp.test","address":null,"externalIds":{"sap_id":"77"}},"card":{},"reporting":{}}}`;
/** Whom E7 is about. */
export const BUYER = ['Ida', 'Kern', 'ida@corp.test', '4930123456', 'Tom', 'Abel', 'Corp AG', 'CC-9081', '77'] as const;

export const E8_UNKNOWN = '65aa2000000000000000ffff';

export const SUCCESS = '{"status":"SUCCESS","errorMessage":null}';
export const E9_REQUEST = '{"itemsOrder":[2]}';
export const E10_REQUEST = '{"itemsOrder":[1],"amount":92,"invoiceTitle":"Storno","invoiceNumber":"ST-14"}';
export const E11_REQUEST = '{"itemsOrder":[1],"amount":0}';
export const E12_REQUEST = '{"itemsOrder":[1]}';
export const E13_REQUEST = '{"itemsOrder":[1],"amount":99999}';
export const E13 = '{"status":"FAILED","errorMessage":"amount exceeds refundable"}';
export const E14_REQUEST = '{"itemsOrder":[]}';
/** The parts of E15 that are no file. */
export const E15_FIELDS = [
  ['itemsOrder', '1'],
  ['itemsOrder', '2'],
  ['invoiceNumber', 'ST-15'],
];
export const E16_REQUEST = '{"title":"Trip to Basel (moved)"}';
export const E16 = '{"message":"Updated successfully"}';
export const E17 = '{"status":"ON_HOLD"}';

/** Error bodies are not published (§8); this is the form most servers use. */
export const said = (message: unknown) => JSON.stringify({ statusCode: 0, message });

/** A secret that is found where it must not be. */
export const PLANTED = 'PLANTEDPLANTEDPLANTED';

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
export const html = (title: string, status: number): Response =>
  new Response(`<!DOCTYPE html><title>${title}</title>`, { status, headers: { 'content-type': 'text/html' } });
/** The smallest file that begins as a PDF does. */
export const PDF = new TextEncoder().encode('%PDF-1.7\n% a cancellation invoice\n');
