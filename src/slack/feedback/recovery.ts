import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import type { RunningWork } from '../edge/running-work.ts';
import { type LearnsFromFeedback, learnFromFeedback } from './learn-from-feedback.ts';

type Leftovers = LearnsFromFeedback & Edge<'unfinishedFeedback' | 'unboundRecommendations'>;

/**
 * Takes up what a dead process left behind: votes that nobody learned from, at the start and then regularly. At the start it also reports the
 * recommendations whose messages nobody noted.
 */
export class Recovery {
  readonly #edge: Leftovers;
  readonly #running: RunningWork;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;

  constructor(edge: Leftovers, running: RunningWork, everyMs: number) {
    this.#edge = edge;
    this.#running = running;
    this.#everyMs = everyMs;
  }

  start(): void {
    const round = (): void => void this.#running.track(this.#takeUp());
    round();
    void this.#running.track(this.#report());
    this.#timer = setInterval(round, this.#everyMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #report(): Promise<void> {
    try {
      const recommendations = await this.#edge.services.unboundRecommendations();
      const said = 'recommendations of the last days have no known message: a reaction to one finds it again';
      if (recommendations > 0) this.#edge.logger.warn({ recommendations }, said);
    } catch (error) {
      this.#edge.logger.warn(loggable(error), 'recommendations without a known message could not be counted');
    }
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
