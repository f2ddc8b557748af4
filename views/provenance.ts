import type { ContextBlock } from '@slack/types';
import { bandsInWords } from '../src/advisor/bands-in-words.ts';
import type { ShownRecommendation } from '../src/usecases/shown-recommendation.ts';
import { context } from './blocks.ts';
import { ago, date, dateOf, plural, shown } from './format.ts';

export const DISCLOSURE =
  'Computed from the firm’s records of purchases and from advisors’ feedback. For the advisor, who decides; not investment advice to the client.';

/** Whether the bonds on offer could be read, or had been read a short while before. */
export const areOffersKnown = ({ profileFrom }: Pick<ShownRecommendation, 'profileFrom'>): boolean =>
  profileFrom.kind === 'book' || profileFrom.withoutOffers !== true;

/** Where the answer comes from and how old that is. */
export const provenance = (recommendation: ShownRecommendation): ContextBlock => {
  const { segment } = recommendation.recommendation;
  const bands = bandsInWords(segment.bandShares ?? []);
  const size = `${plural(segment.size, 'client')}${bands === null ? '' : `: ${bands}`}`;
  const confidence = segment.confidence === null ? 'confidence not measured' : `confidence ${segment.confidence.toFixed(2)}`;
  const { version, trainedAt } = recommendation.model;
  return context(
    ...(recommendation.profileFrom.kind === 'snapshot'
      ? [
          `⚠️ The firm’s book cannot be read just now: the client’s facts are those of the last training, ${dateOf(recommendation.profileFrom.takenAt)}${areOffersKnown(recommendation) ? '' : ', and which bonds are on offer is not known'}.`,
        ]
      : []),
    `Segment ${shown(segment.name, 100)} (${size}${bands === null ? ',' : ';'} ${confidence})`,
    `Data as of ${date(recommendation.dataAsOf)} · model ${version}, trained ${ago(trainedAt, recommendation.shownAt)}`,
    DISCLOSURE,
  );
};
