/** What a request asks for below `prefix`: `/opencheckout/pay/cs_1` → `/pay/cs_1`. For Hono's `getPath`. */
export const pathBelow =
  (prefix: string) =>
  (request: Request): string =>
    new URL(request.url).pathname.slice(prefix.length) || '/';
