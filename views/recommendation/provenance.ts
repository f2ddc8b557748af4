import type { ContextBlock } from '@slack/types';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { bandsInWords } from '../../src/advisor/words/bands-in-words.ts';
import { claim } from '../../src/claims/claim.ts';
import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { stabilityInWords } from '../asked-client/segment-claims.ts';
import { context } from '../blocks/blocks.ts';
import { ago, dateOf, oldBookLines, plural, shown } from '../blocks/format.ts';
import type { ShownFor } from './bond-words.ts';

export const DISCLOSURE =
  'Computed from the firm’s purchases and advisers’ feedback. For you to decide: it isn’t investment advice to the client.';

/** Where the client isn't what the segment's name says; empty if it fits. */
export const differsInWords = (differs: readonly string[], segment: number, { clientId: client, asOf }: ShownFor): string => {
  const words = differs.length === 0 ? '' : `. This client differs: ${differs.map((words) => shown(words, 60)).join(', ')}.`;
  return claim(words, { kind: 'segment.differs', subject: { client, segment }, number: differs.length, asOf });
};

/** Whether the bonds on offer are known: read now, or a short while ago. */
export const areOffersKnown = ({ profileFrom }: Pick<ShownRecommendation, 'profileFrom'>): boolean =>
  profileFrom.kind === 'book' || profileFrom.withoutOffers !== true;

/** What to say of facts from the snapshot: nothing bought since is known. */
export const bookAway = (takenAt: Date, zone: string, whose = ''): string =>
  `The firm’s book can’t be read just now: purchases${whose} are as of ${dateOf(takenAt, zone)}`;

/** Warnings that what's known is old: the book, or the client's purchases. */
export const ageWarnings = (recommendation: ShownRecommendation, zone: string): string[] => {
  const { oldBook, profileFrom } = recommendation;
  if (profileFrom.kind !== 'snapshot') return oldBookLines(oldBook);
  const offers = areOffersKnown(recommendation) ? '' : ', and we don’t know which bonds are on offer';
  return [...oldBookLines(oldBook), `⚠️ ${bookAway(profileFrom.takenAt, zone)}${offers}.`];
};

/** Footer of a recommendation: segment, age of the data and the model, and the disclosure. */
export const provenance = (recommendation: ShownRecommendation, zone: string): ContextBlock => {
  const { segment } = recommendation.recommendation;
  const { asOf, clientId } = recommendation.recommendation;
  // The segment's figures are those of the training.
  const { learnedOn = null } = segment;
  const about = { segment: segment.id };
  const bands = bandsInWords(segment.bandShares ?? [], learnedOn === null ? null : { ...about, asOf: learnedOn });
  const clients = plural(segment.size, 'client');
  const members =
    learnedOn === null ? clients : claim(clients, { kind: 'segment.size', subject: about, number: segment.size, asOf: learnedOn });
  const name =
    learnedOn === null
      ? shown(segment.name, 100)
      : claim(shown(segment.name, 100), { kind: 'segment.named', subject: about, number: 1, asOf: learnedOn });
  const size = `${members}${bands === null ? '' : `: ${bands}`}`;
  const confidence =
    segment.confidence === null
      ? 'confidence not measured'
      : `confidence ${stabilityInWords(segment.id, segment.confidence, recommendation.model.version)}`;
  const { version, trainedAt } = recommendation.model;
  return context(
    ...ageWarnings(recommendation, zone),
    `Segment ${name} (${size}${bands === null ? ',' : ';'} ${confidence})${differsInWords(segment.differs ?? [], segment.id, { clientId, asOf })}`,
    `${bothDaysInWords(recommendation.recommendation.asOf, recommendation.dataAsOf)} · model ${version}, trained ${ago(trainedAt, recommendation.shownAt)}`,
    DISCLOSURE,
  );
};
