import type { Edge } from './edge.ts';
import { learnFromFeedback } from './learn-from-feedback.ts';
import { loggable } from './loggable.ts';
import type { RunningWork } from './running-work.ts';

/** Takes up the signs that were stored by a process that died before it learned from them: at the start, and ever so often. */
export class Recovery {
  readonly #edge: Edge;
  readonly #running: RunningWork;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;

  constructor(edge: Edge, running: RunningWork, everyMs: number) {
    this.#edge = edge;
    this.#running = running;
    this.#everyMs = everyMs;
  }

  start(): void {
    const round = (): void => void this.#running.track(this.#takeUp());
    round();
    this.#timer = setInterval(round, this.#everyMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #takeUp(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (const entry of await this.#edge.services.unfinishedFeedback()) await learnFromFeedback(this.#edge, entry, null);
    } catch (error) {
      this.#edge.logger.warn(loggable(error), 'stored feedback could not be looked through');
    } finally {
      this.#busy = false;
    }
  }
}
