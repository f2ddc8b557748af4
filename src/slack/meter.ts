/** What became of a request. `duplicate`: Slack sent it again, and it had been taken. `refused`: not taken (stopping, or it could not be stored). */
export type RequestOutcome = 'ok' | 'failed' | 'refused' | 'duplicate';

/** Where the edge counts. No ids of clients or people go in. */
export interface Meter {
  /** @param ackSeconds null where it was never acknowledged */
  request(surface: string, outcome: RequestOutcome, ackSeconds: number | null, seconds: number): void;
  feedback(sign: 'up' | 'down' | 'choice', outcome: 'recorded' | 'ignored' | 'later'): void;
  /** One call of the Web API, each try by itself. */
  slackCall(method: string, outcome: string, seconds: number): void;
}

export const SILENT_METER: Meter = { request: () => {}, feedback: () => {}, slackCall: () => {} };
