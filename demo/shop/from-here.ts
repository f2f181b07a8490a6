import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3})$/;
const HERE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;

/**
 * Whether a request comes from this computer and means it. The name is checked beside the address: a stranger's name
 * can be made to resolve to 127.0.0.1, and the buyer's browser would then read the back office for the stranger.
 */
export const isFromHere = ({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } }): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') && HERE.test(headers.host ?? '');
