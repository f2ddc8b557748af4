/** How long a database may keep us waiting, in milliseconds. On SQLite queries are synchronous, so only the wait for its lock is limited. */
export interface QueryLimits {
  /** To connect, greeting and settings included. */
  readonly connectMs: number;
  /** For a free slot of the pool. */
  readonly slotMs: number;
  /** For one query, from the call to its last row. */
  readonly queryMs: number;
  /** For the next row of a stream. A whole book takes minutes, so a stream has no limit in total. */
  readonly silenceMs: number;
  /** Once a server doesn't answer, nobody else waits for it; it's probed until it does. Absent: everybody waits for themselves. */
  readonly breaker?: {
    /** For a sign of life: to connect, settings included. */
    readonly probeMs: number;
    /** Between two probes of a server that's away. */
    readonly everyMs: number;
  };
}

/** For programs that nobody waits for in Slack: the command line and the worker threads, where one statement may sort a whole book. */
export const PATIENT: QueryLimits = { connectMs: 10_000, slotMs: 30_000, queryMs: 10 * 60_000, silenceMs: 5 * 60_000 };

/** For the process that answers people. While a person waits, `patience.ts` sets shorter ones. */
export const PROMPT: QueryLimits = {
  connectMs: 2000,
  slotMs: 2500,
  queryMs: 4000,
  silenceMs: 4000,
  breaker: { probeMs: 1000, everyMs: 500 },
};

/** For a short command that a person waits for at the terminal. */
export const TERMINAL: QueryLimits = { connectMs: 5000, slotMs: 10_000, queryMs: 30_000, silenceMs: 30_000 };
