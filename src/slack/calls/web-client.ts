import type { Logger } from '@slack/bolt';
import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import { type Meter, SILENT_METER } from '../edge/meter.ts';
import { Hurry } from './hurry.ts';
import { KeptAnswers } from './kept-answers.ts';
import { currentLane } from './lane.ts';
import { Limits } from './limits.ts';
import { meteredFetch } from './metered-fetch.ts';
import { DIRECT, type SlackNetwork } from './network.ts';
import { isRepeatable, repeatingFetch } from './repeating-fetch.ts';
import { confirmed } from './unconfirmed.ts';

const TIMEOUT_MS = 10_000;

/** Slack says with every 429 how long to wait. Anybody else's says nothing, and the SDK wouldn't know it for a limit. */
const sayingHowLong =
  (inner: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await inner(input, init);
    if (response.status !== 429 || Number.parseInt(response.headers.get('retry-after') ?? '', 10) >= 0) return response;
    await response.body?.cancel();
    return new Response(null, { status: 429, headers: { 'retry-after': '1' } });
  };

/** The SDK logs each refusal as an error, with every block that Slack named. Whoever called gets the refusal as an error, and decides. */
const quieter = (logger: Logger): Logger => ({ ...logger, error: logger.info, warn: logger.info });

/** How the Web API is called. */
export interface Calls {
  /** Absent: Slack's own. */
  readonly apiUrl?: string | undefined;
  /** Absent: straight to Slack. */
  readonly network?: SlackNetwork;
  /** Absent: nothing is counted. */
  readonly meter?: Meter | undefined;
  readonly hurry?: Hurry;
}

/**
 * Options for every Web API client: a time limit for each call with its retries, no call twice where that would do harm, and no waiting for limits.
 * The SDK would stop all its calls while Slack limits one method in one channel.
 */
export const webClientOptions = (
  logger: Logger,
  { apiUrl, network = DIRECT, meter = SILENT_METER, hurry = new Hurry() }: Calls = {},
): WebClientOptions => ({
  logger: quieter(logger),
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  timeout: TIMEOUT_MS,
  fetch: hurry.around(repeatingFetch(sayingHowLong(meteredFetch(network.fetch, meter)))),
  allowAbsoluteUrls: false,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  // No queue: `views.open` is never behind anything.
  maxRequestConcurrency: Number.POSITIVE_INFINITY,
});

/** The Web API as the whole app calls it: within Slack's limits, and each call at most as often as it may be. */
export class SlackClient extends WebClient {
  readonly #limits: Limits;
  readonly #kept = new KeptAnswers<WebAPICallResult>();

  constructor(token: string, logger: Logger, calls: Calls = {}) {
    super(token, webClientOptions(logger, calls));
    this.#limits = new Limits(calls.meter ?? SILENT_METER);
  }

  override apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    const call = (): Promise<WebAPICallResult> => super.apiCall(method, options);
    const once = isRepeatable(method) ? call : () => confirmed(call);
    return this.#kept.ask(method, options, () => this.#limits.keep(method, options, currentLane(), once));
  }
}
