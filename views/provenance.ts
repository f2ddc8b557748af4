import type { ContextBlock } from '@slack/types';
import type { ShownRecommendation } from '../src/usecases/shown-recommendation.ts';
import { context } from './blocks.ts';
import { ago, count, date, dateOf, shown } from './format.ts';

export const DISCLOSURE =
  'Computed from the firm’s records of purchases and from advisors’ feedback. For the advisor, who decides; not investment advice to the client.';

/** Where the answer comes from and how old that is. */
export const provenance = (recommendation: ShownRecommendation): ContextBlock => {
  const { segment } = recommendation.recommendation;
  const size = `${count(segment.size)} ${segment.size === 1 ? 'client' : 'clients'}`;
  const confidence = segment.confidence === null ? 'confidence not measured' : `confidence ${segment.confidence.toFixed(2)}`;
  const { version, trainedAt } = recommendation.model;
  return context(
    ...(recommendation.profileFrom.kind === 'snapshot'
      ? [
          `⚠️ The firm’s book cannot be read just now: the client’s facts are those of the last training, ${dateOf(recommendation.profileFrom.takenAt)}.`,
        ]
      : []),
    `Segment ${shown(segment.name, 100)} (${size}, ${confidence})`,
    `Data as of ${date(recommendation.dataAsOf)} · model ${version}, trained ${ago(trainedAt, recommendation.shownAt)}`,
    DISCLOSURE,
  );
};
