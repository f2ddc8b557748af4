import { refuse } from '../ground/slack-refusal.ts';
import type { Clock } from '../ground/stamps.ts';
import { randomId } from '../ground/stamps.ts';

const MOST_USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** The interaction that a response_url came from. */
export interface ResponseTarget {
  readonly channel: string;
  readonly personId: string;
  /** The message with the button; null for a slash command. */
  readonly messageTs: string | null;
}

/** `response_url`s, good for five uses within thirty minutes. */
export class ResponseUrls {
  private readonly clock: Clock;
  private readonly prefix: string;
  private readonly given = new Map<string, ResponseTarget & { readonly mintedAt: number; uses: number }>();

  constructor(clock: Clock, baseUrl: string) {
    this.clock = clock;
    this.prefix = `${baseUrl}/playground/response/`;
  }

  mint(target: ResponseTarget): string {
    const now = this.clock();
    for (const [id, entry] of this.given) if (now - entry.mintedAt > 2 * LIFETIME_MS) this.given.delete(id);
    const id = randomId('', 24);
    this.given.set(id, { ...target, mintedAt: now, uses: 0 });
    return this.prefix + id;
  }

  /** Counts one use. @throws {SlackRefusal} `used_url` or `expired_url`. */
  use(id: string): ResponseTarget {
    const entry = this.given.get(id);
    if (entry === undefined || this.clock() - entry.mintedAt > LIFETIME_MS) throw refuse('expired_url');
    if (entry.uses >= MOST_USES) throw refuse('used_url');
    entry.uses += 1;
    return entry;
  }
}
