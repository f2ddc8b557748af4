import type { TrainSettings } from '../advisor/model/model.ts';
import type { TrainingStage } from '../advisor/train/training-stages.ts';
import type { Config } from '../config.ts';
import type { RefreshDeskOutcome, RefreshRequest } from '../usecases/desk/refresh-desk.ts';
import type { BookLoader, LoadedFile, LookedAtFile } from '../usecases/ports/loading/book-loader.ts';
import type { EvaluateAdvisorOutcome } from '../usecases/train/evaluate-advisor.ts';
import type { TrainAdvisorOutcome, TrainRequest } from '../usecases/train/train-advisor.ts';

/** Work that's too heavy for the thread that answers people. Plain values, because they cross a thread boundary. */
export type HeavyWork =
  | { readonly kind: 'train'; readonly request: TrainRequest }
  | { readonly kind: 'evaluate'; readonly request: TrainSettings }
  | { readonly kind: 'refresh'; readonly request: RefreshRequest }
  | { readonly kind: 'reset'; readonly request: ResetRequest }
  | { readonly kind: 'look at a file'; readonly request: Parameters<BookLoader['look']> }
  | { readonly kind: 'load a file'; readonly request: Parameters<BookLoader['load']> };

/** `backup`: the file to write first. */
export interface ResetRequest {
  readonly backup: string;
  readonly at: Date;
}

export interface ResetDone {
  readonly rows: number;
}

export interface HeavyWorkOrder {
  readonly config: Config;
  readonly work: HeavyWork;
}

export interface HeavyOutcomes {
  readonly train: TrainAdvisorOutcome;
  readonly evaluate: EvaluateAdvisorOutcome;
  readonly refresh: RefreshDeskOutcome;
  readonly reset: ResetDone;
  readonly 'look at a file': LookedAtFile;
  readonly 'load a file': LoadedFile;
}

export type HeavyMessage =
  | { readonly kind: 'progress'; readonly stage: TrainingStage; readonly share: number }
  | { readonly kind: 'done'; readonly outcome: HeavyOutcomes[keyof HeavyOutcomes] };
