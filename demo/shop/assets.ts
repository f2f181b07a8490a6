import { extname, join } from 'node:path';

const PUBLIC = join(import.meta.dirname, 'public');
const KIT = join(import.meta.dirname, '../../packages/elements/dist');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The file behind an address; only names without `/` and `..` are ones. */
export const assetFile = (pathname: string): string | undefined => {
  if (pathname === '/tillkit.js') return join(KIT, 'tillkit.js');
  const [, words] = /^\/chunks\/locales\/([\w-]+\.\w+\.json)$/.exec(pathname) ?? [];
  if (words) return join(KIT, 'chunks/locales', words);
  const [, folder = '', name = ''] = /^\/((?:chunks|pictures)\/)?([\w-][\w.-]*\.(?:css|js|svg))$/.exec(pathname) ?? [];
  if (name === '') return undefined;
  return folder === 'chunks/' ? join(KIT, folder, name) : join(PUBLIC, folder, name);
};

export const typeOf = (file: string): string => TYPES[extname(file)] ?? 'application/octet-stream';
