import { concatBytes } from '@tillkit/core/hmac';

/**
 * A body's bytes, or `null` as soon as it is larger than `max`: counted while it streams, because `Content-Length` may
 * lie and what arrives may have been decompressed.
 */
export const readCapped = async (response: Response, max: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const { body } = response;
  if (!body) return new Uint8Array(0);
  if (Number(response.headers.get('content-length')) > max) {
    await body.cancel();
    return null;
  }
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > max) {
      await reader.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return concatBytes(...parts);
};
