import { bandsOfTypes } from './bands-of-types.ts';
import { chooseTypes } from './choose-types.ts';
import type { FittedFold } from './fit-fold.ts';
import type { Target } from './folds.ts';
import { rankingOf } from './metrics.ts';
import { PersonalPart } from './personal.ts';
import { profileAt } from './profile-columns.ts';
import type { BondBand, RiskBand } from './rating.ts';
import type { OffersByType, TypeScore } from './recommend.ts';

/** The rules once more, written down apart from the code that applies them: which bands of bonds a client's band may see. */
const SEES: Readonly<Record<RiskBand | 'unknown', readonly BondBand[]>> = { unknown: ['A'], A: ['A'], B: ['A', 'B'], C: ['A', 'B', 'C'] };

/** How many types or bonds that would be shown to the targets' clients break a rule. */
export const countViolations = (
  { book, columns, model, reader, segmentOf }: FittedFold,
  targets: readonly Target[],
  offers: OffersByType,
): number => {
  const bandOfType = bandsOfTypes(book);
  const part = new PersonalPart(model);
  let violations = 0;
  for (const { client } of targets) {
    const probabilities = part.probabilities(reader.read(client, segmentOf[client] as number));
    const ranking = rankingOf(probabilities).map((type): TypeScore => {
      const probability = probabilities[type] as number;
      return { bondType: book.bondTypes[type] as string, probability, score: probability, qValue: 0, feedbackTerm: 0 };
    });
    const profile = profileAt(book, columns, client);
    const sees = SEES[profile.riskBand ?? 'unknown'];
    const { chosen } = chooseTypes({ bondTypes: book.bondTypes, bandOfType }, profile, ranking, { offers });
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
