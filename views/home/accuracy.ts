import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Quality } from '../../src/advisor/model/quality.ts';
import { MILLISECONDS_PER_DAY } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import type { HomeModel } from '../../src/usecases/home/home-content.ts';
import { bold, line, plain, richText, words } from '../blocks/blocks.ts';
import { percent } from '../blocks/format.ts';
import { doubtSentences, predictionsInWords } from '../models/quality-words.ts';

/** What was measured, as percentages. */
export const accuracyInWords = ({ trainedAt }: HomeModel, quality: Quality) => {
  const says = claimsOf({}, Math.floor(trainedAt.getTime() / MILLISECONDS_PER_DAY));
  const share = (what: string, value: number): string => says('model.share', percent(value), value, { what });
  const { hitAt1, hitAt3, hitAt1Ci95, globalPopularityHitAt1 } = quality;
  return {
    hitAt1: share('hitAt1', hitAt1),
    hitAt3: share('hitAt3', hitAt3),
    low: share('low', hitAt1Ci95[0]),
    high: share('high', hitAt1Ci95[1]),
    popularity: share('popularity', globalPopularityHitAt1),
    predictions: says('model.predictions', predictionsInWords(quality), quality.predictions),
  };
};

const compared = (ours: number, baseline: number, low: number, said: string): string => {
  const simple = `Always naming the most popular type is right ${said} of the time`;
  if (ours <= baseline) return `${simple}: Bond Advisor does no better on this book.`;
  return baseline < low ? `${simple}, clearly less often.` : `${simple}, so the gain isn’t certain.`;
};

const measured = (model: HomeModel): RichTextBlock => {
  const { quality } = model;
  if (!quality) return richText(line(words('The book is too small to measure how good the advice is.')));
  const said = accuracyInWords(model, quality);
  const { hitAt1, globalPopularityHitAt1 } = quality;
  return richText(
    line(
      bold(`${PHRASES.rightFirstTime} ${said.hitAt1} of the time`),
      words(` (95% interval ${said.low} to ${said.high})\n`),
      words(`Measured on ${said.predictions}. The purchase was among its first three types ${said.hitAt3} of the time. `),
      words(compared(hitAt1, globalPopularityHitAt1, quality.hitAt1Ci95[0], said.popularity)),
    ),
  );
};

/** The model's accuracy on purchases it hadn't seen, compared with always naming the most popular type. */
export const accuracyBlocks = (model: HomeModel): KnownBlock[] => [
  { type: 'header', text: plain('How good the advice is', 150) },
  measured(model),
  ...(model.doubts.length === 0 ? [] : [richText(...doubtSentences(model.version, model).map((sentence) => line(words(sentence))))]),
];
