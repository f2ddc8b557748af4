import { chooseTypes } from '../advice/choose-types.ts';
import type { OffersByType, TypeScore } from '../advice/recommend.ts';
import type { BondBand, RiskBand } from '../bonds/rating.ts';
import { bandsOfTypes } from '../book/bands-of-types.ts';
import type { Target } from '../book/folds.ts';
import { profileAt } from '../book/profile-columns.ts';
import type { FittedFold } from '../measure/fit-fold.ts';
import { rankingOf } from '../measure/metrics.ts';
import type { Question } from '../measure/policies.ts';
import type { SuitabilityPolicy } from '../suitability/policy.ts';
import { EvidenceReader } from '../values/evidence.ts';
import { PersonalPart } from '../values/personal.ts';

/** Which bond bands each client band may see. Written independently of the code that applies the rules, to check that code. */
const SEES: Readonly<Record<RiskBand | 'unknown', readonly BondBand[]>> = { unknown: ['A'], A: ['A'], B: ['A', 'B'], C: ['A', 'B', 'C'] };

/** Counts the types and bonds that would be shown to the targets' clients against the rules. */
export const countViolations = (
  { model }: FittedFold,
  { book, columns, segmentOf }: Question,
  targets: readonly Target[],
  offers: OffersByType,
  suitabilityPolicy?: SuitabilityPolicy,
): number => {
  const bandOfType = bandsOfTypes(book);
  const part = new PersonalPart(model);
  const reader = new EvidenceReader(book, columns, { bondTypes: book.bondTypes, traits: model.personal.traits });
  let violations = 0;
  for (const { client } of targets) {
    const probabilities = part.probabilities(reader.read(client, segmentOf[client] as number));
    const ranking = rankingOf(probabilities).map((type): TypeScore => {
      const probability = probabilities[type] as number;
      return { bondType: book.bondTypes[type] as string, probability, score: probability, qValue: 0, feedbackTerm: 0 };
    });
    const profile = profileAt(book, columns, client);
    const isRecorded = profile.riskBandSource === 'recorded' && (profile.bandAssessedOn ?? profile.asOf) <= profile.asOf;
    const counts = isRecorded || suitabilityPolicy?.derivedBands === 'allow';
    const sees = SEES[(counts ? profile.riskBand : null) ?? 'unknown'];
    const { chosen } = chooseTypes({ bondTypes: book.bondTypes, bandOfType }, profile, ranking, {
      offers,
      ...(suitabilityPolicy && { suitabilityPolicy }),
    });
    for (const { type, bonds } of chosen) {
      const median = bandOfType[book.bondTypes.indexOf(type.bondType)] ?? 'C';
      if (bonds.length === 0 && !sees.includes(median)) violations++;
      for (const { band, maturityDay } of bonds) {
        const isMatured = maturityDay === null || maturityDay <= profile.asOf;
        const isTooLong = maturityDay !== null && maturityDay - profile.asOf > (profile.horizonDays ?? Number.POSITIVE_INFINITY);
        if (isMatured || isTooLong || band === null || !sees.includes(band)) violations++;
      }
    }
  }
  return violations;
};
