/**
 * What became of a request. `duplicate`: Slack sent it again after it was taken. `refused`: not taken (stopping, it couldn't be stored, or it's
 * nothing that Slack sends). `shed`: turned away, because too many others waited.
 */
export type RequestOutcome = 'ok' | 'failed' | 'refused' | 'duplicate' | 'shed';

/** Counts what passes the edge, without ids of clients or people. */
export interface Meter {
  /** @param ackSeconds null if it was never acknowledged */
  request(surface: string, outcome: RequestOutcome, ackSeconds: number | null, seconds: number): void;
  feedback(sign: 'up' | 'down' | 'choice', outcome: 'recorded' | 'ignored' | 'later'): void;
  /** One call of the Web API. Each retry counts by itself. */
  slackCall(method: string, outcome: string, seconds: number): void;
  /** A call met one of Slack's limits: it waits, or it gave up because the limit lasts too long. */
  slackLimit(method: string, outcome: 'waited' | 'gave_up'): void;
  /** How many wait for their turn now, by what the work is for (queues.ts). */
  queued(purpose: string, waiting: number): void;
  /** How long one waited until its work began. */
  waited(purpose: string, seconds: number): void;
  /** One was turned away. `why`: the line was full, it waited too long, or the process stops. */
  shed(purpose: string, why: string): void;
}

export const SILENT_METER: Meter = {
  request: () => {},
  feedback: () => {},
  slackCall: () => {},
  slackLimit: () => {},
  queued: () => {},
  waited: () => {},
  shed: () => {},
};
