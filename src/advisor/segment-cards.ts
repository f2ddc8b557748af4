import { bandsInWords } from './bands-in-words.ts';
import type { SegmentCard } from './model.ts';
import type { ProfileColumns } from './profile-columns.ts';
import { REINVESTMENT_DAYS } from './profile-columns.ts';
import { rupeesInWords } from './rupees-in-words.ts';
import { type Contrast, segmentContrasts } from './segment-contrasts.ts';
import { type SegmentFigures, segmentFigures } from './segment-figures.ts';
import { segmentNames } from './segment-names.ts';
import { contrastInWords, featureInWords } from './segment-words.ts';

const STRONGEST = 3;
/** Less than this, in standard deviations, is no difference that a card should speak of. */
const NOTABLE = 0.25;

/**
 * What a person reads of each segment, from the profiles of all its clients.
 * @param assignments segment of every client, 0 to k − 1
 * @param confidences one a segment, by `segmentStability`; their number is k
 */
export const segmentCards = (
  columns: ProfileColumns,
  assignments: Int32Array,
  confidences: ReadonlyArray<number | null>,
): SegmentCard[] => {
  const k = confidences.length;
  const figures = segmentFigures(columns, assignments, k);
  const contrasts = segmentContrasts(columns, assignments, k);
  const names = segmentNames(figures, contrasts);
  return figures.map((figure, id) => {
    const strongest = strongestOf(contrasts[id] ?? []);
    return {
      id,
      name: names[id] ?? '',
      description: describe(figure, strongest),
      size: figure.size,
      confidence: confidences[id] ?? null,
      strongest: strongest.map((contrast) => ({ feature: featureInWords(contrast), z: contrast.z })),
      meanAge: figure.meanAge,
      dominantRiskBand: figure.dominantRiskBand,
      meanReinvestmentRatio: figure.meanReinvestmentRatio,
      medianInvested: figure.medianInvested,
      bandShares: figure.bandShares,
    };
  });
};

const strongestOf = (contrasts: readonly Contrast[]): Contrast[] =>
  contrasts
    .filter(({ z }) => Math.abs(z) >= NOTABLE)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .slice(0, STRONGEST);

/** One sentence of figures, and one of what sets the segment apart where anything does. */
const describe = (figures: SegmentFigures, strongest: readonly Contrast[]): string => {
  const facts = [
    `${figures.size.toLocaleString('en-IN')} ${figures.size === 1 ? 'client' : 'clients'}`,
    figures.meanAge === null ? null : `${Math.round(figures.meanAge)} years old on average`,
    bandsInWords(figures.bandShares),
    figures.medianInvested > 0 ? `${rupeesInWords(figures.medianInvested)} invested at the median` : null,
    figures.meanReinvestmentRatio === null
      ? null
      : `${percent(figures.meanReinvestmentRatio)} of later purchases within ${REINVESTMENT_DAYS} days of the one before`,
  ].filter((fact) => fact !== null);
  const sentence = `${facts.join(', ')}.`;
  if (strongest.length === 0) return sentence;
  return `${sentence} Against the average client: ${strongest.map(contrastInWords).join(', ')}.`;
};

const percent = (value: number): string => `${Math.round(value)} %`;
