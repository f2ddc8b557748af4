import { claim } from '../../claims/claim.ts';
import type { Profile } from '../book/profile.ts';
import { USUAL_AGES } from '../desk-ages.ts';

/** Whether the client is a minor on the profile's day. Unknown ages aren't, and neither is a Hindu undivided family. */
export const isMinor = ({ age, gender, ages = USUAL_AGES }: Pick<Profile, 'age' | 'gender' | 'ages'>): boolean =>
  age !== null && age < ages.adult && gender !== 'HUF';

/** Whom an offer is for. Somebody who isn't registered yet has no id. */
export type Offered = Pick<Profile, 'age' | 'gender' | 'ages'> & Partial<Pick<Profile, 'clientId' | 'asOf'>>;

/** The sentence without which no bond is offered to a minor; null for everybody else. The age is as of the profile's day. */
export const guardianSentence = (client: Offered): string | null => {
  const { clientId, asOf, age } = client;
  if (age === null || !isMinor(client)) return null;
  if (clientId !== undefined && asOf !== undefined) {
    claim(String(age), { kind: 'client.age', subject: { client: clientId }, number: age, asOf });
  }
  return `The client is ${age}, a minor: only the guardian can invest, so speak with the guardian.`;
};
