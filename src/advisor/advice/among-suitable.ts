import type { Recommendation, TypeScore } from './recommend.ts';

/** How a recommendation's types stand among those that fit the client. */
export interface AmongSuitable {
  /** How many types fit. */
  readonly types: number;
  /** Each recommended type's chance, in the order of the recommendation: if the next purchase is of a type that fits, that it's this one. */
  readonly chances: readonly number[];
  /** Left out by a rule although likelier than the first recommended type; the likeliest first. */
  readonly likelier: readonly TypeScore[];
}

/** What claims about the types that fit add to their subject: that only types never bought before were asked for. */
export const wishOf = ({ excluded }: Pick<Recommendation, 'excluded'>): { readonly only?: 'new' } =>
  excluded.some(({ why }) => why === 'bought') ? { only: 'new' } : {};

/** Works for stored recommendations too, because it only needs what was always stored. */
export const amongSuitable = ({
  ranking,
  excluded,
  recommended,
}: Pick<Recommendation, 'ranking' | 'excluded' | 'recommended'>): AmongSuitable => {
  const leftOut = new Set(excluded.map(({ bondType }) => bondType));
  const fitting = ranking.filter(({ bondType }) => !leftOut.has(bondType));
  const sum = fitting.reduce((total, { probability }) => total + probability, 0);
  const first = recommended[0];
  return {
    types: fitting.length,
    chances: recommended.map(({ probability }) => (sum > 0 ? probability / sum : 0)),
    likelier: ranking
      .filter(({ bondType, probability }) => first !== undefined && leftOut.has(bondType) && probability > first.probability)
      .sort((one, other) => other.probability - one.probability),
  };
};
