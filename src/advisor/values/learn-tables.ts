import type { Book } from '../book/book.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { LearnedTraitName, PersonalSettings, PersonalWeights, QTable } from '../model/model.ts';
import { learnDrift } from './learn-drift.ts';
import { learnTogether } from './learn-together.ts';
import { type LearnedTrait, learnTraits } from './learn-traits.ts';
import { learnValues } from './learn-values.ts';
import type { PersonalModel } from './personal.ts';

/** Everything counted from the purchases up to a day. The weights are chosen separately. */
export interface LearnedTables extends Pick<PersonalSettings, 'together' | 'drift'> {
  readonly traits: readonly LearnedTrait[];
  readonly qTable: QTable;
}

/** Counts the tables as of the columns' day. @param segmentOf one segment per client */
export const learnTables = (book: Book, columns: ProfileColumns, segmentOf: Int32Array, segments: number): LearnedTables => ({
  qTable: learnValues(book, segmentOf, segments, columns.asOf),
  together: learnTogether(book, columns.asOf),
  traits: learnTraits(book, columns),
  drift: learnDrift(book, columns.asOf),
});

/** The tuned weights, with one per trait by name. */
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
