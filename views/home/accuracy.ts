import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { HomeModel } from '../../src/usecases/home/home-content.ts';
import { bold, line, plain, richText, words } from '../blocks/blocks.ts';
import { percent } from '../blocks/format.ts';
import { predictionsInWords } from '../models/quality-words.ts';

const compared = (ours: number, baseline: number, low: number): string => {
  const simple = `Always naming the most popular type would have been right in ${percent(baseline)}`;
  if (ours <= baseline) return `${simple}: the advisor is no better than that on this book.`;
  return baseline < low ? `${simple}, well below the interval.` : `${simple}, within the interval: the gain is not certain.`;
};

const measured = ({ quality }: HomeModel): RichTextBlock => {
  if (!quality) return richText(line(words('The book is too small to hold purchases back, so nobody can say how good the advice is.')));
  const { hitAt1, hitAt3, hitAt1Ci95, globalPopularityHitAt1 } = quality;
  const [low, high] = hitAt1Ci95;
  return richText(
    line(
      bold(`Held-out accuracy ${percent(hitAt1)}`),
      words(` (95 % interval ${percent(low)} to ${percent(high)})\n`),
      words(
        `In ${predictionsInWords(quality)}, its first type was the one bought in ${percent(hitAt1)}, and one of its first three in ${percent(hitAt3)}. `,
      ),
      words(compared(hitAt1, globalPopularityHitAt1, low)),
    ),
  );
};

/** The model's accuracy on purchases it hadn't seen, compared with always naming the most popular type. */
export const accuracyBlocks = (model: HomeModel): KnownBlock[] => [
  { type: 'header', text: plain('How good the advice is', 150) },
  measured(model),
];
