import { segmentOf } from './assign.ts';
import { type Evidence, evidenceOfProfile } from './evidence.ts';
import type { FeedbackTerms } from './feedback.ts';
import type { Model } from './model.ts';
import { PersonalPart } from './personal.ts';
import type { Profile } from './profile.ts';
import type { TypeScore } from './recommend.ts';
import { compareBytewise } from './units.ts';

export interface Ranked {
  readonly segment: number;
  readonly evidence: Evidence;
  /** Every type of the model, best score first; equal scores by name, bytewise. */
  readonly ranking: readonly TypeScore[];
}

/** Powers of a model's weights are computed once, however many clients are asked about. */
const parts = new WeakMap<Model, PersonalPart>();
const partOf = (model: Model): PersonalPart => {
  const known = parts.get(model) ?? new PersonalPart(model);
  parts.set(model, known);
  return known;
};

/** score = probability + feedback term, for every type. */
export const rankTypes = (model: Model, profile: Profile, feedback: FeedbackTerms): Ranked => {
  const segment = segmentOf(model, profile);
  const evidence = evidenceOfProfile({ bondTypes: model.bondTypes, traits: model.personal.traits }, profile, segment);
  const probabilities = partOf(model).probabilities(evidence);
  const ranking = model.bondTypes.map((bondType, type): TypeScore => {
    const probability = probabilities[type] as number;
    const feedbackTerm = feedback[segment]?.[type] ?? 0;
    const bought = model.qTable.values[segment]?.[type] as number;
    return { bondType, probability, score: probability + feedbackTerm, qValue: bought + feedbackTerm, feedbackTerm };
  });
  return { segment, evidence, ranking: ranking.sort((a, b) => b.score - a.score || compareBytewise(a.bondType, b.bondType)) };
};
