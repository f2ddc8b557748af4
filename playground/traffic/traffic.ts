import type { Clock } from '../ground/stamps.ts';
import type { WireExchange } from '../wire/page-state.ts';
import { type Mask, readableSide, type Side } from './readable.ts';

export const MOST_EXCHANGES = 200;

export interface Begun extends Pick<WireExchange, 'direction' | 'kind' | 'title' | 'method' | 'url'> {
  readonly request: Side;
  readonly notes?: readonly string[];
}

export type Ended = Pick<WireExchange, 'error'> & {
  readonly reasons?: readonly string[];
  readonly notes?: readonly string[];
} & ({ readonly outcome: 'ok' | 'refused'; readonly answer: Side & { readonly status: number } } | { readonly outcome: 'failed' });

/** The latest exchanges between Slack and the app, newest last. A listener is told of every change. */
export class Traffic {
  private readonly clock: Clock;
  private readonly mask: Mask;
  private readonly heard: (exchange: WireExchange) => void;
  private readonly exchanges = new Map<number, WireExchange>();
  private lastId = 0;

  constructor(clock: Clock, mask: Mask, heard: (exchange: WireExchange) => void) {
    this.clock = clock;
    this.mask = mask;
    this.heard = heard;
  }

  /** Records a request. @returns a function to call, once, when it's over. */
  begin({ request, notes = [], ...given }: Begun): (ended: Ended) => void {
    const started = performance.now();
    this.lastId += 1;
    const begun: WireExchange = {
      ...given,
      id: this.lastId,
      at: this.clock(),
      title: this.mask(given.title),
      url: this.mask(given.url),
      request: readableSide(request, this.mask),
      answer: null,
      tookMs: null,
      outcome: 'under-way',
      error: null,
      reasons: [],
      notes,
    };
    this.keep(begun);
    return (ended) => {
      const answer = ended.outcome === 'failed' ? null : { ...readableSide(ended.answer, this.mask), status: ended.answer.status };
      const { outcome, error, reasons = [] } = ended;
      const tookMs = Math.round((performance.now() - started) * 10) / 10;
      this.keep({ ...begun, answer, tookMs, outcome, error, reasons: reasons.map(this.mask), notes: [...notes, ...(ended.notes ?? [])] });
    };
  }

  /** Oldest first. */
  all(): readonly WireExchange[] {
    return [...this.exchanges.values()];
  }

  clear(): void {
    this.exchanges.clear();
  }

  private keep(exchange: WireExchange): void {
    // It may have been dropped while it was under way.
    if (exchange.outcome !== 'under-way' && !this.exchanges.has(exchange.id)) return;
    this.exchanges.set(exchange.id, exchange);
    for (const id of this.exchanges.keys()) {
      if (this.exchanges.size <= MOST_EXCHANGES) break;
      this.exchanges.delete(id);
    }
    this.heard(exchange);
  }
}
