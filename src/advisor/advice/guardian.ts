import type { Profile } from '../book/profile.ts';

/** Under this age, a guardian acts for the client (Indian Majority Act, 1875, section 3). */
const OF_AGE = 18;

/** Whether the client is a minor on the profile's day. Unknown ages aren't, and neither is a Hindu undivided family. */
export const isMinor = ({ age, gender }: Pick<Profile, 'age' | 'gender'>): boolean => age !== null && age < OF_AGE && gender !== 'HUF';

/** The sentence without which no bond is offered to a minor; null for everybody else. The age is as of the profile's day. */
export const guardianSentence = (client: Pick<Profile, 'age' | 'gender'>): string | null =>
  isMinor(client) ? `The client is ${client.age}, a minor: only the guardian can invest, so speak with the guardian.` : null;
