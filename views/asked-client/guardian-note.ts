import type { ContextBlock } from '@slack/types';
import type { Profile } from '../../src/advisor/book/profile.ts';
import { guardianSentence, isMinor, type Offered } from '../../src/advisor/suitability/guardian.ts';
import { claim } from '../../src/claims/claim.ts';
import { context } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';

const MOST_NAMED = 12;

/** What an offer to a minor says about the guardian. Empty for everybody else. */
export const guardianLines = (client: Offered): string[] => {
  const sentence = guardianSentence(client);
  const { clientId, asOf } = client;
  // Somebody who isn't in the book yet has no id.
  if (clientId !== undefined && asOf !== undefined)
    claim(sentence ?? '(no word about a guardian)', {
      kind: 'advice.minor',
      subject: { client: clientId },
      number: sentence === null ? 0 : 1,
      asOf,
    });
  return sentence === null ? [] : [`⚠️ ${sentence}`];
};

/** {@link guardianLines} as a block. */
export const guardianNote = (client: Offered): ContextBlock[] => {
  const lines = guardianLines(client);
  return lines.length === 0 ? [] : [context(...lines)];
};

/** An offer in plain text, with the same sentence at its end. */
export const withGuardian = (offer: string, client: Offered): string => {
  const sentence = guardianSentence(client);
  return sentence === null ? offer : `${offer.replace(/\.?$/, '.')} ${sentence}`;
};

/** What an answer about several clients says about the minors among them; null without one. */
export const minorsSentence = (clients: ReadonlyArray<Pick<Profile, 'clientId' | 'asOf' | 'age' | 'gender' | 'ages'>>): string | null => {
  const minors = clients.filter(isMinor).map(({ clientId, asOf, age }) => {
    const claimed = { kind: 'client.age', subject: { client: clientId }, number: Number(age), asOf } as const;
    return `${shown(clientId, 40)} (${claim(String(age), claimed)})`;
  });
  if (minors.length === 0) return null;
  const more = minors.length > MOST_NAMED ? ` and ${minors.length - MOST_NAMED} more` : '';
  const who = `${minors.slice(0, MOST_NAMED).join(', ')}${more}`;
  return minors.length === 1
    ? `${who} is a minor: only the guardian can invest, so speak with the guardian.`
    : `${who} are minors: only their guardians can invest, so speak with the guardians.`;
};
