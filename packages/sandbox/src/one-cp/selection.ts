import * as z from 'zod';
import { wrongIn } from './body.ts';

/** What a cancellation asks for (§4.4). */
const selection = z.object({
  itemsOrder: z.array(z.int().min(1)).min(1),
  amount: z.number().min(0).nullish(),
  invoiceTitle: z.string().nullish(),
  invoiceNumber: z.string().nullish(),
});

export interface Selection extends z.infer<typeof selection> {
  readonly file: { readonly name: string; readonly type: string; readonly size: number } | null;
}
type Read = Selection | { readonly wrong: string };

const isForm = (request: Request): boolean =>
  /^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '');

const read = (given: unknown, file: Selection['file']): Read => {
  const parsed = selection.safeParse(given);
  return parsed.success ? { ...parsed.data, file } : { wrong: wrongIn(parsed.error) };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The JSON endpoint's body. † A form is refused there (§12.12). */
export const readJson = async (request: Request): Promise<Read> => {
  if (isForm(request)) return { wrong: 'body: a form belongs to /invoice' };
  const json = jsonIn(await request.text());
  return json === undefined ? { wrong: 'body: no JSON' } : read(json, null);
};

/** A number is sent as its text. What is none stays text, and is refused. */
const numberIn = (text: string): unknown => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** † Repeated parts, `itemsOrder[]`, or one JSON array. */
const numbersIn = (parts: readonly string[]): unknown => {
  const [only, ...more] = parts;
  const list = more.length === 0 && only?.trim().startsWith('[') === true ? jsonIn(only) : undefined;
  return list ?? parts.map(numberIn);
};

/** The form's fields, and † any part with a filename as the file (§12.12). */
export const readForm = async (request: Request): Promise<Read> => {
  if (!isForm(request)) return { wrong: 'body: no multipart/form-data' };
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return { wrong: 'body: the form cannot be read' };
  }
  const texts = (name: string): string[] => form.getAll(name).filter((part) => typeof part === 'string');
  const [amount] = texts('amount');
  const [file] = [...form.values()].filter((part) => typeof part !== 'string');
  const given = {
    itemsOrder: numbersIn([...texts('itemsOrder'), ...texts('itemsOrder[]')]),
    amount: amount === undefined ? undefined : numberIn(amount),
    invoiceTitle: texts('invoiceTitle')[0],
    invoiceNumber: texts('invoiceNumber')[0],
  };
  return read(given, file === undefined ? null : { name: file.name, type: file.type, size: file.size });
};
