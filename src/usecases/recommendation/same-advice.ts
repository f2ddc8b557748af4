import type { Advice } from '../advise/advise-client.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';

type Shown = Pick<ShownRecommendation, 'profile' | 'profileFrom' | 'recommendation' | 'model' | 'dataAsOf' | 'oldBook'>;

/** Keys in order, so that a stored document and a fresh one read alike. */
const ordered = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)))
    : value;

/** Everything a recommendation says, without what votes on it change: scores, Q-values and the sentences about them. */
const substance = ({ profile, profileFrom, recommendation, model, dataAsOf, oldBook }: Shown): string => {
  const { asOf, segment, countedBand, recommended, ranking, excluded, firstPlace } = recommendation;
  return JSON.stringify(
    {
      profile,
      profileFrom,
      model: model.version,
      dataAsOf,
      oldBook,
      asOf,
      segment: segment.id,
      countedBand,
      recommended: recommended.map(({ bondType, bonds, lowered, refused }) => ({ bondType, bonds, lowered, refused })),
      chances: Object.fromEntries(ranking.map(({ bondType, probability }) => [bondType, probability])),
      excluded: excluded.map(({ bondType, reason }) => [bondType, reason]).toSorted(),
      firstPlace: firstPlace && [firstPlace.explored, firstPlace.share],
    },
    ordered,
  );
};

/** Whether fresh advice says what was shown before: the same model, client, types in the same order, chances, bonds and exclusions. */
export const isSameAdvice = (shown: ShownRecommendation, { stored, oldBook, ...advice }: Advice): boolean =>
  substance(shown) === substance({ ...advice, model: stored, ...(oldBook && { oldBook }) });
