import type { EdgeLogger } from '../edge/edge.ts';
import type { Health } from './transport.ts';

const REINSTALL = 'install the app again (OAuth & Permissions) and set the new token';

/** Slack's codes for a token that opens nothing any more: what they mean, and what to do. */
export const DEAD_TOKEN: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack doesn’t know this token',
  not_authed: 'Slack got no token',
  token_revoked: `the token was revoked: ${REINSTALL}`,
  token_expired: `the token has expired: ${REINSTALL}`,
  account_inactive: `the app was removed from the workspace: ${REINSTALL}`,
  app_uninstalled: `the app was removed from the workspace: ${REINSTALL}`,
};

/** Outcomes of calls that didn't reach Slack, or that Slack couldn't handle. */
const UNANSWERED = /^(no_answer|unreadable|http_5\d\d)$/;
/** One call in trouble may be chance. */
const UNANSWERED_IN_A_ROW = 3;
/** How soon the token is tried again when there's trouble, and when nothing was called for long; milliseconds. */
const TRY_AGAIN_MS = 15_000;
const QUIET_MS = 5 * 60_000;

export interface TokenStandingOptions {
  /** Calls `auth.test`. Its outcome is noted like any other call's. */
  readonly test: () => Promise<unknown>;
  readonly logger: EdgeLogger;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Whether Slack takes our calls, from their outcomes. In trouble, or when it's quiet, asking for the health tries the token. */
export class TokenStanding {
  readonly #test: TokenStandingOptions['test'];
  readonly #logger: EdgeLogger;
  readonly #now: () => number;
  #refusal: string | null = null;
  #unanswered = 0;
  #heardAt: number;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor({ test, logger, now = () => performance.now() }: TokenStandingOptions) {
    [this.#test, this.#logger, this.#now] = [test, logger, now];
    this.#heardAt = now();
  }

  /** @param outcome as a meter counts it: `ok`, a code of Slack's, or what became of a call without an answer */
  note(method: string, outcome: string): void {
    // Files are sent to an address that asks for no token.
    if (method === 'other' || outcome === 'rate_limited') return;
    this.#heardAt = this.#now();
    if (UNANSWERED.test(outcome)) {
      this.#unanswered += 1;
      return;
    }
    this.#unanswered = 0;
    if (Object.hasOwn(DEAD_TOKEN, outcome)) this.refused(outcome);
    else this.#refusal = null;
  }

  /** Slack refused the token, or said that it's revoked. */
  refused(code: string): void {
    if (this.#refusal === null) this.#logger.error({ code }, 'Slack refuses the bot’s token: nobody gets an answer');
    this.#refusal = code;
  }

  health(): Health {
    this.#tryNowAndThen();
    if (this.#refusal !== null) return { ok: false, reason: `${this.#refusal}: ${DEAD_TOKEN[this.#refusal] ?? 'Slack refuses the token'}` };
    if (this.#unanswered < UNANSWERED_IN_A_ROW) return { ok: true };
    return { ok: false, reason: `Slack didn’t answer the last ${this.#unanswered} calls: check the network and the proxy` };
  }

  #tryNowAndThen(): void {
    const now = this.#now();
    const isWell = this.#refusal === null && this.#unanswered < UNANSWERED_IN_A_ROW;
    if (now - this.#triedAt < TRY_AGAIN_MS || (isWell && now - this.#heardAt < QUIET_MS)) return;
    this.#triedAt = now;
    // What came of it is noted.
    this.#test().catch(() => {});
  }
}
