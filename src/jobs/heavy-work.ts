import type { TrainSettings } from '../advisor/model.ts';
import type { Config } from '../config.ts';
import type { EvaluateAdvisorOutcome } from '../usecases/evaluate-advisor.ts';
import type { TrainAdvisorOutcome, TrainRequest, TrainStage } from '../usecases/train-advisor.ts';

/** What is too heavy for the thread that answers people. Plain values: they cross a thread boundary. */
export type HeavyWork =
  | { readonly kind: 'train'; readonly request: TrainRequest }
  | { readonly kind: 'evaluate'; readonly request: TrainSettings };

export interface HeavyWorkOrder {
  readonly config: Config;
  readonly work: HeavyWork;
}

export interface HeavyOutcomes {
  readonly train: TrainAdvisorOutcome;
  readonly evaluate: EvaluateAdvisorOutcome;
}

export type HeavyMessage =
  | { readonly kind: 'progress'; readonly stage: TrainStage; readonly share: number }
  | { readonly kind: 'done'; readonly outcome: TrainAdvisorOutcome | EvaluateAdvisorOutcome };
