import type { WireProvocations } from '../wire/page-state.ts';

const NONE: WireProvocations = {
  delayNextDeliveryMs: null,
  rateLimitNextCallSeconds: null,
  loseNextReply: false,
  refuseNewestBlocks: false,
  lastEvent: null,
};

/** What's to go wrong on purpose. A switch works once, then it's off. The page is told of every change. */
export class Provocations {
  private readonly changed: (state: WireProvocations) => void;
  private current = NONE;

  constructor(changed: (state: WireProvocations) => void) {
    this.changed = changed;
  }

  get state(): WireProvocations {
    return this.current;
  }

  set(change: Partial<WireProvocations>): void {
    this.current = { ...this.current, ...change };
    this.changed(this.current);
  }

  /** How long to hold back this request to the app; zero if not at all. */
  takeDelayMs(): number {
    const { delayNextDeliveryMs: ms } = this.current;
    if (ms !== null) this.set({ delayNextDeliveryMs: null });
    return ms ?? 0;
  }

  /** In how many seconds this Web API call may be tried again; null if it isn't limited. */
  takeRateLimit(): number | null {
    const { rateLimitNextCallSeconds: seconds } = this.current;
    if (seconds !== null) this.set({ rateLimitNextCallSeconds: null });
    return seconds;
  }

  /** Whether the answer to this Web API call gets lost. */
  takeLostReply(): boolean {
    const lose = this.current.loseNextReply;
    if (lose) this.set({ loseNextReply: false });
    return lose;
  }
}
