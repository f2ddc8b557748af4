/** One run of a job: the job and the moment it is due. Of all processes, one has it. */
export interface RunKey {
  /** `refresh`, `digest:C012ABC`. */
  readonly job: string;
  readonly slot: Date;
}

export type Claim =
  /** The caller has it, until the lease ends. `attempt` counts from 1; above 1 somebody began it and did not end it. */
  | { readonly kind: 'mine'; readonly attempt: number }
  /** Somebody has it, or will be asked again later. */
  | { readonly kind: 'held' }
  | { readonly kind: 'finished' };

export interface JobRun extends RunKey {
  readonly attempt: number;
  readonly startedAt: Date;
  /** Null: under way, waiting, or begun by a process that died. */
  readonly finishedAt: Date | null;
  /** It was given back, and is taken again from then on; null where it is not. */
  readonly waitsUntil: Date | null;
  /** Null while it is not finished. */
  readonly outcome: string | null;
  /** What came of it, or what went wrong last, in words without secrets. */
  readonly detail: string | null;
}

/** Runs of jobs, each claimed by inserting its key, which is unique. */
export interface JobStore {
  /** Takes a run that nobody has, or whose lease has ended. Of any number of processes that ask at once, one gets it. */
  claim(key: RunKey, holder: string, now: Date, leaseUntil: Date): Promise<Claim>;
  /** False where the run is not the holder's any more. */
  renew(key: RunKey, holder: string, leaseUntil: Date): Promise<boolean>;
  finish(key: RunKey, holder: string, outcome: string, detail: string | null, at: Date): Promise<void>;
  /** Gives it back, to be taken again from a moment on. */
  release(key: RunKey, holder: string, detail: string, notBefore: Date): Promise<void>;
  find(key: RunKey): Promise<JobRun | null>;
  /** The newest runs of all jobs, the newest slot first. */
  newest(limit: number): Promise<readonly JobRun[]>;
}
