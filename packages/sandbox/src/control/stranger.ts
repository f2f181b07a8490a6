const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const LOOPBACK_ADDRESS = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;

/**
 * Why a caller may not steer the sandbox, or null. The control API has no password, so no web page may reach it:
 * not through CORS-less requests (Origin, Sec-Fetch-Site), not through a name that resolves here (Host).
 * @param client the peer's address where the server knows it, else empty
 */
export const stranger = (request: Request, client: string, own: string | undefined): string | null => {
  if (request.headers.has('origin')) return 'The control API takes no requests from web pages (Origin).';
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'none' && site !== 'same-origin')
    return 'The control API takes no requests from other sites (Sec-Fetch-Site).';
  if (client !== '' && !LOOPBACK_ADDRESS.test(client)) return 'The control API answers this machine alone.';
  const { hostname } = new URL(request.url);
  if (!LOOPBACK.test(hostname) && (own === undefined || new URL(own).hostname !== hostname))
    return 'The control API answers to localhost, or to the url of the configuration.';
  return null;
};
