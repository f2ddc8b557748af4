import { LogLevel } from '@slack/bolt';
import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { openNetwork, type ProxySettings, proxyAddress } from '../calls/network.ts';
import { loggable } from '../edge/loggable.ts';
import { APP_SCOPE, BOT_SCOPES } from './scopes.ts';
import { DEAD_TOKEN } from './token-standing.ts';

export interface SlackFinding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

export type SlackTokens =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string };

/** Where Slack is, and what's between. */
interface Way {
  readonly apiUrl: string | null;
  readonly proxy: ProxySettings | null;
}

const clientFor = (token: string, { apiUrl, proxy }: Way): WebClient =>
  new WebClient(token, {
    fetch: openNetwork(proxy).fetch,
    timeout: 5000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    ...(apiUrl !== null && { slackApiUrl: apiUrl }),
  });

/** What an error from Slack means, and what to do about it. Never holds a token. */
const remedyFor = (error: unknown, variable: string, { apiUrl, proxy }: Way): string => {
  if (error instanceof WebAPIRateLimitedError) return `Slack is limiting this app: try again in ${error.retryAfter} s`;
  const { message } = loggable(error);
  const code = /error occurred: (\w+)/.exec(message)?.[1] ?? '';
  const meaning: Readonly<Record<string, string>> = {
    ...DEAD_TOKEN,
    invalid_auth: `${DEAD_TOKEN.invalid_auth}: check ${variable}`,
    not_authed: `${DEAD_TOKEN.not_authed}: check ${variable}`,
    not_allowed_token_type: `this is another kind of token: check ${variable}`,
    missing_scope: `the token lacks the scope ${APP_SCOPE}: make a new app-level token with it (Basic Information → App-Level Tokens)`,
  };
  const places = [variable, 'the network', proxy && 'HTTPS_PROXY', apiUrl && 'SLACK_API_URL'].filter(Boolean);
  return meaning[code] ?? `${message}: check ${places.slice(0, -1).join(', ')} and ${places.at(-1)}`;
};

const scopesFinding = (granted: readonly string[] | undefined): SlackFinding => {
  const check = 'slack scopes';
  if (!granted) return { check, ok: false, says: 'Slack didn’t say which scopes the bot has: SLACK_API_URL may lead somewhere else' };
  const missing = Object.entries(BOT_SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return { check, ok: true, says: `all ${Object.keys(BOT_SCOPES).length} granted` };
  const each = missing.map(([scope, purpose]) => `${scope} (${purpose})`).join(', ');
  return { check, ok: false, says: `missing: ${each}; add under OAuth & Permissions → Bot Token Scopes and install the app again` };
};

const checkBot = async (botToken: string, way: Way): Promise<SlackFinding[]> => {
  const check = 'slack bot token';
  try {
    const { team, user, response_metadata } = await clientFor(botToken, way).auth.test();
    return [{ check, ok: true, says: `signed in to ${team} as ${user}` }, scopesFinding(response_metadata?.scopes)];
  } catch (error) {
    return [{ check, ok: false, says: remedyFor(error, 'SLACK_BOT_TOKEN', way) }];
  }
};

/** Asks for a socket's address and doesn't use it: that costs nothing. */
const checkApp = async (appToken: string, way: Way): Promise<SlackFinding> => {
  const check = 'slack app token';
  try {
    await clientFor(appToken, way).apps.connections.open({});
    return { check, ok: true, says: `may open a socket (${APP_SCOPE})` };
  } catch (error) {
    return { check, ok: false, says: remedyFor(error, 'SLACK_APP_TOKEN', way) };
  }
};

const proxyFinding = ({ proxy }: Way): SlackFinding[] => {
  if (proxy === null) return [];
  const except = proxy.except === null ? '' : `, except for ${proxy.except} (NO_PROXY)`;
  return [{ check: 'slack proxy', ok: true, says: `everything goes through ${proxyAddress(proxy)}${except}` }];
};

/** Whether Slack accepts the tokens, and whether they allow what the app does. Never repeats a token. */
export const checkSlack = async (tokens: SlackTokens, way: Way): Promise<SlackFinding[]> => {
  const bot = [...proxyFinding(way), ...(await checkBot(tokens.botToken, way))];
  if (tokens.kind === 'socket') return [...bot, await checkApp(tokens.appToken, way)];
  const says = 'set; only a request from Slack can show whether it’s the right one (refused requests are in the log)';
  return [...bot, { check: 'slack signing', ok: true, says }];
};
