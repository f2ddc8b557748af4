import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Why a request is refused; null if it isn't. The page has no login, so only this machine's browser and the app may reach it.
 * A Host that isn't loopback is a name that someone pointed here (DNS rebinding); a foreign Origin means another page's script.
 */
export const foreignness = (request: IncomingMessage): string | null => {
  const host = request.headers.host ?? '';
  if (!LOOPBACK.test(host)) return 'The playground answers on loopback only.';
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return 'The playground answers its own page only.';
  // A link to the page from another site is fine; a script of another site isn't.
  const navigates = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (request.headers['sec-fetch-site'] === 'cross-site' && !navigates) return 'The playground answers its own page only.';
  return null;
};
