import type { RunKey } from '../usecases/ports/job-store.ts';

/** What came of one try. */
export type TryOutcome =
  /** Nobody does this slot again. `outcome` is a word (it is counted), `detail` says more. */
  | { readonly kind: 'finished'; readonly outcome: string; readonly detail: string | null }
  /** To be tried again, by whichever process. */
  | { readonly kind: 'again'; readonly detail: string; readonly notBefore: Date };

/** A run that is due: whoever claims it does it. */
export interface DueRun extends RunKey {
  /** @param attempt counts from 1; above 1 an earlier try was given back, or its process died. */
  readonly run: (attempt: number) => Promise<TryOutcome>;
}

/** A kind of job. */
export interface Job {
  /** `digest`: no ids in it, it is a label of metrics. */
  readonly kind: string;
  /** What is due now; of several slots that were missed only the newest. */
  readonly due: (now: Date) => Promise<readonly DueRun[]>;
}
