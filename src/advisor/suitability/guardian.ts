import { claim } from '../../claims/claim.ts';
import type { Profile } from '../book/profile.ts';

/** Under this age, a guardian acts for the client (Indian Majority Act, 1875, section 3). */
const OF_AGE = 18;

/** Whether the client is a minor on the profile's day. Unknown ages aren't, and neither is a Hindu undivided family. */
export const isMinor = ({ age, gender }: Pick<Profile, 'age' | 'gender'>): boolean => age !== null && age < OF_AGE && gender !== 'HUF';

/** Whom an offer is for. Somebody who isn't registered yet has no id. */
export type Offered = Pick<Profile, 'age' | 'gender'> & Partial<Pick<Profile, 'clientId' | 'asOf'>>;

/** The sentence without which no bond is offered to a minor; null for everybody else. The age is as of the profile's day. */
export const guardianSentence = (client: Offered): string | null => {
  const { clientId, asOf, age } = client;
  if (age === null || !isMinor(client)) return null;
  if (clientId !== undefined && asOf !== undefined) {
    claim(String(age), { kind: 'client.age', subject: { client: clientId }, number: age, asOf });
  }
  return `The client is ${age}, a minor: only the guardian can invest, so speak with the guardian.`;
};
