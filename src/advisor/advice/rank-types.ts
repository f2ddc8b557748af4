import type { Profile } from '../book/profile.ts';
import type { Model } from '../model/model.ts';
import { segmentOf } from '../segments/assign.ts';
import { compareBytewise } from '../units.ts';
import { type Evidence, evidenceOfProfile } from '../values/evidence.ts';
import type { FeedbackTerms } from '../values/feedback.ts';
import type { OutcomesByCell } from '../values/outcomes.ts';
import { personalPartOf } from '../values/personal.ts';
import type { TypeScore } from './recommend.ts';

export interface Ranked {
  readonly segment: number;
  readonly evidence: Evidence;
  /** Every type of the model, best score first; ties in bytewise order. */
  readonly ranking: readonly TypeScore[];
}

/** What ranks beside probabilities. */
export interface RankFeedback {
  readonly feedback: FeedbackTerms;
  readonly outcomes?: OutcomesByCell;
}

/** Ranks all types by score = probability + what feedback adds. */
export const rankTypes = (model: Model, profile: Profile, { feedback, outcomes }: RankFeedback): Ranked => {
  const segment = segmentOf(model, profile);
  const evidence = evidenceOfProfile({ bondTypes: model.bondTypes, traits: model.personal.traits }, profile, segment);
  const probabilities = personalPartOf(model).probabilities(evidence);
  const ranking = model.bondTypes.map((bondType, type): TypeScore => {
    const probability = probabilities[type] as number;
    const followed = outcomes?.[segment]?.[type] ?? null;
    const feedbackTerm = (feedback[segment]?.[type] ?? 0) + (followed?.term ?? 0);
    const bought = model.qTable.values[segment]?.[type] as number;
    return {
      bondType,
      probability,
      score: probability + feedbackTerm,
      qValue: bought + feedbackTerm,
      feedbackTerm,
      ...(followed && { outcomes: followed }),
    };
  });
  return { segment, evidence, ranking: ranking.sort((a, b) => b.score - a.score || compareBytewise(a.bondType, b.bondType)) };
};
