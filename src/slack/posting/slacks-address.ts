/** Slack's own addresses, or the host of the configured Web API: client details and the token go nowhere else. */
export const isSlacks = (url: string, apiUrl: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(hostname));
};
