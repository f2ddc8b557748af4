import { AsyncResource } from 'node:async_hooks';
import type { Meter } from './meter.ts';
import { Pace } from './pace.ts';

/** What work is for, most urgent first, and how long it may wait for its turn; milliseconds. */
const LONGEST_WAIT_MS = {
  /** Slack itself waits for the answer: a submitted form, a list while somebody types. */
  form: 1500,
  /** Somebody waits for an answer. */
  person: 2000,
  /** A vote that's stored already. What isn't learned from now is taken up later. */
  learning: 20_000,
  home: 10_000,
} as const;

export type Purpose = keyof typeof LONGEST_WAIT_MS;
const PURPOSES = Object.keys(LONGEST_WAIT_MS) as readonly Purpose[];

/** A line has room for those who will get their turn in time, as fast as it moved lately. */
const SHORTEST_LINE = 4;
const LONGEST_LINE = 100;
/** How fast a line is taken to move at first, and how much the newest step counts. */
const STEP_MS = 50;
const NEWEST = 0.2;
const LOOK_AGAIN_MS = 250;
/** Work begins after so many turns in which nothing came in, or after this long. */
const QUIET_TURNS = 2;
const DOOR_FIRST_MS = 1000;

/** Work that wasn't begun: the line was full, it waited too long, or the process stops. Nothing of it was done. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

interface Waiting {
  readonly begin: () => void;
  readonly turnAway: (why: ShedReason) => void;
}

export type ShedReason = 'full' | 'late' | 'stopping';

/**
 * Bounds how much is done at once, so that the loop stays free to acknowledge, and lets people go first. What doesn't fit waits in a short line
 * per purpose, or is turned away.
 */
export class Queues {
  readonly #meter: Pick<Meter, 'queued' | 'waited' | 'shed'>;
  readonly #pace = new Pace({ isShort: () => this.#waiting > 0, onChange: () => this.#pump() });
  readonly #lines: Readonly<Record<Purpose, Set<Waiting>>> = { form: new Set(), person: new Set(), learning: new Set(), home: new Set() };
  readonly #longestWaitMs: Readonly<Record<Purpose, number>>;
  #running = 0;
  #arrived = 0;
  /** How long the next in line waits after the one before, on average of late. */
  #stepMs = STEP_MS;
  #steppedAt = 0;
  #stopping = false;
  #pumping = false;

  constructor(meter: Pick<Meter, 'queued' | 'waited' | 'shed'>, longestWaitMs: Readonly<Record<Purpose, number>> = LONGEST_WAIT_MS) {
    this.#meter = meter;
    this.#longestWaitMs = longestWaitMs;
  }

  /** Whether a line has room for one more. */
  hasRoom(purpose: Purpose): boolean {
    const room = Math.min(LONGEST_LINE, Math.max(SHORTEST_LINE, this.#longestWaitMs[purpose] / this.#stepMs));
    return !this.#stopping && this.#lines[purpose].size < room;
  }

  /** Does the work when it's its turn. @throws BusyError if it's turned away */
  run<T>(purpose: Purpose, work: () => Promise<T>): Promise<T> {
    this.#arrived++;
    const line = this.#lines[purpose];
    if (!this.hasRoom(purpose)) return Promise.reject(this.#busy(purpose, this.#stopping ? 'stopping' : 'full'));
    return new Promise<T>((resolve, reject) => {
      const since = performance.now();
      const leave = (): void => {
        clearTimeout(timer);
        line.delete(waiting);
        this.#meter.queued(purpose, line.size);
      };
      const waiting: Waiting = {
        // Whoever frees a place belongs to another request.
        begin: AsyncResource.bind(() => {
          leave();
          this.#step(since);
          resolve(this.#do(purpose, performance.now() - since, work));
        }),
        turnAway: (why) => {
          leave();
          reject(this.#busy(purpose, why));
        },
      };
      const timer = setTimeout(() => waiting.turnAway('late'), this.#longestWaitMs[purpose]);
      timer.unref();
      line.add(waiting);
      this.#meter.queued(purpose, line.size);
      this.#pump();
    });
  }

  /** For work that nobody waits for, such as a digest: resolves once no line is left, at the latest after this long. */
  async quiet(longestMs: number): Promise<void> {
    const until = performance.now() + longestMs;
    while (!this.#stopping && (this.#waiting > 0 || !this.#isFree) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** Takes nobody new. Whoever waits was acknowledged, so they still get their turn. */
  stop(): void {
    this.#stopping = true;
  }

  get #isFree(): boolean {
    return this.#running < this.#pace.places;
  }

  get #waiting(): number {
    return PURPOSES.reduce((sum, purpose) => sum + this.#lines[purpose].size, 0);
  }

  #busy(purpose: Purpose, why: ShedReason): BusyError {
    this.#meter.shed(purpose, why);
    return new BusyError(`turned away: ${why}`);
  }

  #step(since: number): void {
    const now = performance.now();
    this.#stepMs += NEWEST * (now - Math.max(since, this.#steppedAt) - this.#stepMs);
    this.#steppedAt = now;
  }

  async #do<T>(purpose: Purpose, waitedMs: number, work: () => Promise<T>): Promise<T> {
    this.#meter.waited(purpose, waitedMs / 1000);
    this.#running++;
    this.#pace.watch();
    try {
      return await work();
    } finally {
      this.#running--;
      if (this.#running === 0 && this.#waiting === 0) this.#pace.rest();
      this.#pump();
    }
  }

  /**
   * Begins one piece of work after a turn of the loop in which nothing came in. The loop accepts one connection a turn: a turn without work is
   * short, so those who wait at the door are acknowledged first.
   */
  #pump(): void {
    if (this.#pumping || this.#waiting === 0 || !this.#isFree) return;
    this.#pumping = true;
    const until = performance.now() + DOOR_FIRST_MS;
    let [seen, quietTurns] = [this.#arrived, 0];
    const turn = (): void => {
      quietTurns = this.#arrived === seen ? quietTurns + 1 : 0;
      seen = this.#arrived;
      if (quietTurns < QUIET_TURNS && performance.now() < until) return void setImmediate(turn);
      this.#pumping = false;
      const first = this.#isFree ? PURPOSES.flatMap((purpose) => [...this.#lines[purpose]].slice(0, 1))[0] : undefined;
      first?.begin();
      this.#pump();
    };
    setImmediate(turn);
  }
}
