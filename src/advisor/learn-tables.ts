import type { Book } from './book.ts';
import { learnDrift } from './learn-drift.ts';
import { learnTogether } from './learn-together.ts';
import { type LearnedTrait, learnTraits } from './learn-traits.ts';
import { learnValues } from './learn-values.ts';
import type { LearnedTraitName, PersonalSettings, PersonalWeights, QTable } from './model.ts';
import type { PersonalModel } from './personal.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** Everything that is counted from purchases up to a day; what each count weighs is chosen apart from it. */
export interface LearnedTables extends Pick<PersonalSettings, 'together' | 'drift'> {
  readonly traits: readonly LearnedTrait[];
  readonly qTable: QTable;
}

/** @param segmentOf one segment a client */
export const learnTables = (book: Book, columns: ProfileColumns, segmentOf: Int32Array, segments: number): LearnedTables => ({
  qTable: learnValues(book, segmentOf, segments, columns.asOf),
  together: learnTogether(book, columns.asOf),
  traits: learnTraits(book, columns),
  drift: learnDrift(book, columns.asOf),
});

/** Weights as they are tuned: one for each trait, by its name. */
export interface ChosenWeights extends PersonalWeights {
  readonly traitWeights: Readonly<Record<LearnedTraitName, number>>;
}

export const withWeights = ({ qTable, together, traits, drift }: LearnedTables, weights: ChosenWeights): PersonalModel => {
  const { traitWeights, ...plain } = weights;
  return {
    qTable,
    personal: { ...plain, together, drift, traits: traits.map((trait) => ({ ...trait, weight: traitWeights[trait.name] })) },
  };
};
