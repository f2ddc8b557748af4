/** One run of a job: the job and the moment it's due. Of all processes, one has it. */
export interface RunKey {
  /** `refresh`, `digest:C012ABC`. */
  readonly job: string;
  readonly slot: Date;
}

export type Claim =
  /** The caller has it, until the lease ends. `attempt` counts from 1; above 1, an earlier attempt didn't finish. */
  | { readonly kind: 'mine'; readonly attempt: number }
  /** Somebody has it, or it waits to be tried again. */
  | { readonly kind: 'held' }
  | { readonly kind: 'finished' };

export interface JobRun extends RunKey {
  readonly attempt: number;
  readonly startedAt: Date;
  /** Null: under way, waiting, or begun by a process that died. */
  readonly finishedAt: Date | null;
  /** It was released, and may be claimed again from then on; null if it doesn't wait. */
  readonly waitsUntil: Date | null;
  /** Null until it's finished. */
  readonly outcome: string | null;
  /** The result, or the last error, in words without secrets. */
  readonly detail: string | null;
}

/** Runs of jobs, each claimed by inserting its key, which is unique. */
export interface JobStore {
  /** The clock that leases are counted on. All processes share it, because those of their machines may differ. */
  now(): Promise<Date>;
  /** Claims a run that nobody has, or whose lease has ended. If several processes ask at once, one gets it. */
  claim(key: RunKey, holder: string, now: Date, leaseUntil: Date): Promise<Claim>;
  /** False if the holder has lost the run. */
  renew(key: RunKey, holder: string, leaseUntil: Date): Promise<boolean>;
  finish(key: RunKey, holder: string, outcome: string, detail: string | null, at: Date): Promise<void>;
  /** Releases it, to be claimed again from a moment on. */
  release(key: RunKey, holder: string, detail: string, notBefore: Date): Promise<void>;
  find(key: RunKey): Promise<JobRun | null>;
  /** The newest runs of all jobs, newest slot first. */
  newest(limit: number): Promise<readonly JobRun[]>;
}
