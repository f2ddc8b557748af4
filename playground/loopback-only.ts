import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Why a request is refused; null where it may pass. The page has no login, so nobody but this machine's own browser and the app may reach it:
 * a Host that is not loopback is a name somebody pointed here (DNS rebinding), a foreign Origin is another page's script.
 */
export const foreignness = (request: IncomingMessage): string | null => {
  const host = request.headers.host ?? '';
  if (!LOOPBACK.test(host)) return 'The playground answers on loopback only.';
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return 'The playground answers its own page only.';
  // Following a link from elsewhere to the page is welcome; another site's script is not.
  const navigates = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (request.headers['sec-fetch-site'] === 'cross-site' && !navigates) return 'The playground answers its own page only.';
  return null;
};
