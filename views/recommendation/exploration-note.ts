import type { KnownBlock } from '@slack/types';
import type { Recommendation } from '../../src/advisor/advice/recommend.ts';
import { claim } from '../../src/claims/claim.ts';
import { context } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';

/** Note that the first place was drawn by chance, and what the score would have put first. Empty if the score decided. */
export const explorationNote = ({
  firstPlace,
  recommended,
  clientId: client,
  asOf,
}: Pick<Recommendation, 'clientId' | 'asOf' | 'firstPlace' | 'recommended'>): KnownBlock[] => {
  const first = recommended[0]?.bondType;
  if (!firstPlace?.explored || first === undefined) return [];
  const drawn = 'Exploration: the first type was picked at random among suitable ones, so your feedback teaches something new.';
  return [
    context(
      first === firstPlace.byScore
        ? `${drawn} It’s also first by score.`
        : `${drawn} By score ${claim(shown(firstPlace.byScore, 80), { kind: 'advice.place', subject: { client, bondType: firstPlace.byScore }, number: 1, asOf })} would be first.`,
    ),
  ];
};
