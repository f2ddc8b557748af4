import type { Recommendation } from '../../src/advisor/advice/recommend.ts';
import { claim } from '../../src/claims/claim.ts';
import { shown } from '../blocks/format.ts';

/** That the first place was drawn by chance, and what the score would have put first. Empty if the score decided. */
export const explorationLines = ({
  firstPlace,
  recommended,
  clientId: client,
  asOf,
}: Pick<Recommendation, 'clientId' | 'asOf' | 'firstPlace' | 'recommended'>): string[] => {
  const first = recommended[0]?.bondType;
  if (!firstPlace?.explored || first === undefined) return [];
  const drawn = 'Exploration: picked at random among suitable types, so your feedback teaches something new.';
  return [
    first === firstPlace.byScore
      ? `${drawn} It’s also first by score.`
      : `${drawn} By score ${claim(shown(firstPlace.byScore, 80), { kind: 'advice.place', subject: { client, bondType: firstPlace.byScore }, number: 1, asOf })} would be first.`,
  ];
};
