import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { ExcludedType, Recommendation, RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { RiskBand } from '../../src/advisor/bonds/rating.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import type { CountedBand } from '../../src/advisor/suitability/counted-band.ts';
import { type Claim, claim, claimAll } from '../../src/claims/claim.ts';
import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { bold, italic, line, list, words } from '../blocks/blocks.ts';
import { folded } from '../blocks/folded.ts';
import { plural, readableDates, shown } from '../blocks/format.ts';

const MOST_EXCLUDED = 6;
const MOST_REASONS = 3;
const HEADING = 'Why these, and what was left out';

/** A type with its reasons, from the first or a later one. */
const reasonsFrom = (from: number, type: RecommendedType): RichTextBlock['elements'] => {
  const reasons = type.reasons.slice(from, MOST_REASONS);
  if (reasons.length === 0) return [];
  return [
    line(bold(shown(type.bondType, 80))),
    list(
      'bullet',
      reasons.map((reason, at) => line(words(claimAll(readableDates(shown(reason, 200)), type.claims?.[from + at] ?? [])))),
    ),
  ];
};

/** A type with all its reasons; nothing if there's no such type. */
export const reasonsInFull = (type: RecommendedType | undefined): RichTextBlock['elements'] => (type ? reasonsFrom(0, type) : []);

/** The first type's main reason is skipped, because the message says it. */
const reasonsOf = (type: RecommendedType, place: number): RichTextBlock['elements'] => reasonsFrom(place === 0 ? 1 : 0, type);

/** The band that ruled a type out. */
const bandOf = (known: RiskBand | null, counted: CountedBand | undefined): string =>
  (counted === undefined ? known : counted.basis === 'unknown' ? null : counted.band) ?? 'unknown';

/** That a type is left out by a rule. A wish for new types only isn't a rule. */
export const leftOutClaims = (
  { bondType, why, claims = [] }: ExcludedType,
  { clientId, asOf, riskBand }: Profile,
  counted: CountedBand | undefined,
): readonly Claim[] =>
  why === undefined || why === 'bought'
    ? []
    : [
        { kind: 'advice.leftOut', subject: { client: clientId, bondType, why, band: bandOf(riskBand, counted) }, number: 1, asOf },
        ...claims,
      ];

/** Types that ranked high enough but were ruled out, each with the rule. @param profile null: of somebody who isn't in the book yet */
export const excludedTypes = (
  { excluded, countedBand }: Pick<Recommendation, 'excluded' | 'countedBand'>,
  profile: Profile | null,
): RichTextBlock['elements'] => {
  if (excluded.length === 0) return [];
  const more = excluded.length - MOST_EXCLUDED;
  return [
    line(bold('Left out')),
    list(
      'bullet',
      excluded
        .slice(0, MOST_EXCLUDED)
        .map((type) =>
          line(
            words(
              `${shown(type.bondType, 80)}: ${claimAll(readableDates(shown(type.reason, 200)), profile ? leftOutClaims(type, profile, countedBand) : [])}`,
            ),
          ),
        ),
    ),
    ...(more > 0 ? [line(words(`and ${plural(more, 'more type', 'more types')}`))] : []),
  ];
};

/** What of the recommended types was left out. */
const bondsLeftOut = (types: readonly RecommendedType[], { clientId, asOf }: Profile): RichTextBlock['elements'] => {
  const said = types.flatMap(({ bondType, lowered, refused = [] }) => {
    const subject = { client: clientId, bondType };
    const name = shown(bondType, 80);
    const byRule = refused.map(({ rule, bonds, reason, claims }) => {
      const made = claim(plural(bonds, 'bond', 'bonds'), { kind: 'offer.refused', subject: { ...subject, rule }, number: bonds, asOf });
      return line(words(`${name}: ${made}, because ${claimAll(shown(reason, 200), claims)}`));
    });
    if (!lowered) return byRule;
    const { bonds, reason } = lowered;
    const made = claim(plural(bonds, 'bond', 'bonds'), { kind: 'offer.lowered', subject, number: bonds, asOf });
    const [over] = /\bover [\d.]+ points?\b/.exec(reason) ?? [];
    const most = Number.parseFloat(over?.slice('over '.length) ?? '') / 100;
    const why = over ? claim(reason, { kind: 'offer.mostOverSovereign', subject: {}, number: most, asOf }) : reason;
    return [line(words(`${name}: ${made} with a fitting grade, because ${bonds === 1 ? 'it' : 'each'} ${why}`)), ...byRule];
  });
  return said.length === 0 ? [] : [line(bold('Bonds left out')), list('bullet', said)];
};

/** The reasons, what would change the order, and what was left out. Folded if the look allows it. */
export const details = (
  { recommendation, profile }: Pick<ShownRecommendation, 'recommendation' | 'profile'>,
  types: readonly RecommendedType[],
  folds: boolean,
): readonly KnownBlock[] => {
  const { counterfactual, counterfactualClaims } = recommendation;
  const elements = [
    ...types.flatMap(reasonsOf),
    ...(counterfactual === null ? [] : [line(italic(claimAll(shown(counterfactual, 300), counterfactualClaims ?? [])))]),
    ...bondsLeftOut(types, profile),
    ...excludedTypes(recommendation, profile),
  ];
  if (elements.length === 0) return [];
  return [folded(HEADING, elements, folds)];
};
