import { isLoopback } from '../transport/index.ts';

const PRIVATE_V4 =
  /^(0|10|127)\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^192\.(0\.[02]|168)\.|^198\.(1[89]|51)\.|^203\.0\.113\.|^(22[4-9]|2[3-5]\d)\./;
const PRIVATE_V6 = /^\[(::|f[cdef]|2001:db8:|::ffff:)/;

/** Whether the gateway may take it as public (dossier §3), judged by its text: no name is resolved here. */
const isPublic = ({ hostname }: URL): boolean =>
  !isLoopback(hostname) && !PRIVATE_V6.test(hostname) && !(/^[\d.]+$/.test(hostname) && PRIVATE_V4.test(hostname));

/**
 * Why the gateway would not send the buyer to `text`, in words that teach, or `null` when it would.
 * @param allowLoopback an emulator is in its place
 */
export const returnFault = (text: string, allowLoopback: boolean): string | null => {
  const url = URL.parse(text);
  if (!url) return 'is not a whole URL';
  if (text.length > 2_048) return 'is longer than 2,048 characters';
  if (url.username || url.password) return 'carries credentials';
  if (allowLoopback && isLoopback(url.hostname) && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol === 'https:' && isPublic(url)) return null;
  return (
    'is not a public https address, and OpenCheckout takes no other. Use a public address or a tunnel; ' +
    'against a sandbox on this machine set allowLoopbackUrls: true'
  );
};
