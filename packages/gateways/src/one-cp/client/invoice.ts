import type { Cancel } from './cancel.ts';

/** A file that goes along with a cancellation. */
export interface Invoice {
  /** Such as `st-15.pdf`. */
  readonly name: string;
  readonly type: 'application/pdf' | 'image/png' | 'image/jpeg' | (string & {});
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the sources do not say, and our own limits (dossier §4.5). */
export interface InvoiceSettings {
  /** The name of the file's part. */
  readonly invoiceFileField: string;
  /** How a list is written: a part for each, the same with `[]` after the name, or one part of JSON. */
  readonly multipartArrayStyle: 'repeat' | 'brackets' | 'json';
  readonly invoiceTypes: readonly string[];
  readonly invoiceMaxBytes: number;
}

/** Bytes, and the header that names their boundary. */
export interface Form {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** What files of a type begin with. A page of HTML that a download gave in its place is told here, not by an accountant. */
const BEGINNINGS: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/** @throws TypeError */
export const checkInvoice = ({ name, type, bytes }: Invoice, settings: InvoiceSettings): void => {
  const { invoiceTypes, invoiceMaxBytes } = settings;
  if (name.trim() === '' || /[/\\\p{Cc}]/u.test(name))
    throw new TypeError('The invoice needs a file name without a path, such as st-15.pdf.');
  if (!invoiceTypes.includes(type)) throw new TypeError(`The invoice must be one of: ${invoiceTypes.join(', ')}.`);
  if (bytes.length === 0) throw new TypeError('The invoice is empty.');
  if (bytes.length > invoiceMaxBytes)
    throw new TypeError(`The invoice has ${bytes.length} bytes; at most ${invoiceMaxBytes} are sent.`);
  const beginning = BEGINNINGS[type] ?? [];
  if (beginning.some((byte, index) => bytes[index] !== byte))
    throw new TypeError(`The invoice does not begin as ${type} does. Is it another kind of file?`);
};

const numbersIn = (form: FormData, numbers: readonly number[], style: InvoiceSettings['multipartArrayStyle']): void => {
  if (style === 'json') return form.append('itemsOrder', JSON.stringify(numbers));
  const name = style === 'brackets' ? 'itemsOrder[]' : 'itemsOrder';
  for (const number of numbers) form.append(name, String(number));
};

/** The form of a cancellation, as the platform writes it: the boundary is the platform's own (dossier §4.5, E15). */
export const cancelForm = async (
  cancel: Cancel,
  invoice: Invoice | undefined,
  settings: InvoiceSettings,
): Promise<Form> => {
  const form = new FormData();
  numbersIn(form, cancel.itemsOrder, settings.multipartArrayStyle);
  const { amount, invoiceTitle, invoiceNumber } = cancel;
  if (amount !== undefined) form.append('amount', String(amount));
  if (invoiceTitle !== undefined) form.append('invoiceTitle', invoiceTitle);
  if (invoiceNumber !== undefined) form.append('invoiceNumber', invoiceNumber);
  if (invoice) form.append(settings.invoiceFileField, new Blob([invoice.bytes], { type: invoice.type }), invoice.name);
  const written = new Response(form);
  const contentType = written.headers.get('content-type') ?? '';
  return { contentType, body: new Uint8Array(await written.arrayBuffer()) };
};
