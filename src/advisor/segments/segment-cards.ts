import { REINVESTMENT_DAYS } from '../book/bought-again.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { SegmentCard } from '../model/model.ts';
import { bandsInWords } from '../words/bands-in-words.ts';
import { rupeesInWords } from '../words/rupees-in-words.ts';
import { type Contrast, segmentContrasts } from './segment-contrasts.ts';
import { type SegmentFigures, segmentFigures } from './segment-figures.ts';
import { segmentNames } from './segment-names.ts';
import { contrastInWords, featureInWords } from './segment-words.ts';

const STRONGEST = 3;
/** Smaller differences, in standard deviations, aren't worth mentioning on a card. */
const NOTABLE = 0.25;

/** A segment in a sentence or two, and the figures behind them. */
export interface DescribedSegment {
  readonly figures: SegmentFigures;
  /** What sets it apart, strongest first. */
  readonly strongest: readonly Contrast[];
  readonly description: string;
}

/** Describes all segments. @param assignments segment of every client, 0 to k − 1 */
export const describeSegments = (columns: ProfileColumns, assignments: Int32Array, k: number): DescribedSegment[] => {
  const contrasts = segmentContrasts(columns, assignments, k);
  return segmentFigures(columns, assignments, k).map((figures, id) => withWords(figures, contrasts[id] ?? []));
};

const withWords = (figures: SegmentFigures, contrasts: readonly Contrast[]): DescribedSegment => {
  const strongest = strongestOf(contrasts);
  return { figures, strongest, description: describe(figures, strongest) };
};

/**
 * The cards of all segments, from the profiles of their clients.
 * @param assignments segment of every client, 0 to k − 1
 * @param confidences one per segment (k in all), from `segmentStability`
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
    const { strongest, description } = withWords(figure, contrasts[id] ?? []);
    return {
      id,
      name: names[id]?.name ?? '',
      claims: names[id]?.claims ?? [],
      description,
      size: figure.size,
      confidence: confidences[id] ?? null,
      strongest: strongest.map((contrast) => ({ feature: featureInWords(contrast), z: contrast.z })),
      meanAge: figure.meanAge,
      dominantRiskBand: figure.dominantRiskBand,
      meanReinvestmentRatio: figure.meanReinvestmentRatio,
      medianInvested: figure.medianInvested,
      bandShares: figure.bandShares,
      described: {
        medianOutstanding: figure.medianOutstanding * 100,
        contrasts: strongest.map(({ key, z }) => ({ key, z })),
      },
    };
  });
};

const strongestOf = (contrasts: readonly Contrast[]): Contrast[] =>
  contrasts
    .filter(({ z }) => Math.abs(z) >= NOTABLE)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .slice(0, STRONGEST);

/** A sentence with figures, and one about what sets the segment apart, if anything does. */
const describe = (figures: SegmentFigures, strongest: readonly Contrast[]): string => {
  const facts = [
    `${figures.size.toLocaleString('en-IN')} ${figures.size === 1 ? 'client' : 'clients'}`,
    figures.meanAge === null ? null : `average age ${Math.round(figures.meanAge)}`,
    bandsInWords(figures.bandShares),
    figures.medianOutstanding > 0 ? `typically ${rupeesInWords(figures.medianOutstanding)} outstanding where they hold bonds` : null,
    figures.meanReinvestmentRatio === null
      ? null
      : `${percent(figures.meanReinvestmentRatio)} of later purchases within ${REINVESTMENT_DAYS} days of the one before`,
  ].filter((fact) => fact !== null);
  const sentence = `${facts.join(', ')}.`;
  if (strongest.length === 0) return sentence;
  return `${sentence} Compared with the average client: ${strongest.map(contrastInWords).join(', ')}.`;
};

const percent = (value: number): string => `${Math.round(value)}%`;
