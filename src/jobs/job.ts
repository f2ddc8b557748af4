import type { RunKey } from '../usecases/ports/job-store.ts';

/** The outcome of one try. */
export type TryOutcome =
  /** This slot is done for good. `outcome` is a word (it's counted), `detail` says more. */
  | { readonly kind: 'finished'; readonly outcome: string; readonly detail: string | null }
  /** To be tried again, by any process. */
  | { readonly kind: 'again'; readonly detail: string; readonly notBefore: Date };

/** A run that's due: the process that claims it does it. */
export interface DueRun extends RunKey {
  /** @param attempt counts from 1; above 1, an earlier try was released or its process died. */
  readonly run: (attempt: number) => Promise<TryOutcome>;
}

/** A kind of job. */
export interface Job {
  /** A word like `digest`, without ids: it's a label of metrics. */
  readonly kind: string;
  /** What is due now; if several slots were missed, only the newest. */
  readonly due: (now: Date) => Promise<readonly DueRun[]>;
}
