import type { WireProvocations } from './page-state.ts';

const NONE: WireProvocations = {
  delayNextDeliveryMs: null,
  rateLimitNextCallSeconds: null,
  loseNextReply: false,
  refuseNewestBlocks: false,
  lastEvent: null,
};

/** What is to go wrong on purpose. A switch strikes once and is off; the page hears of every change. */
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

  /** How long this request to the app is to be held back; zero: not at all. */
  takeDelayMs(): number {
    const { delayNextDeliveryMs: ms } = this.current;
    if (ms !== null) this.set({ delayNextDeliveryMs: null });
    return ms ?? 0;
  }

  /** After how many seconds this Web API call may come again; null: it may go on. */
  takeRateLimit(): number | null {
    const { rateLimitNextCallSeconds: seconds } = this.current;
    if (seconds !== null) this.set({ rateLimitNextCallSeconds: null });
    return seconds;
  }

  /** Is the answer of this Web API call to be lost? */
  takeLostReply(): boolean {
    const lose = this.current.loseNextReply;
    if (lose) this.set({ loseNextReply: false });
    return lose;
  }
}
