import { type ClientId, clientId } from '../../advisor/units.ts';

/** Longer than any id that can be stored. */
export const LONGEST_CLIENT_ID = 191;

/** What a person typed as a client id, trimmed; null if it can't be an id. */
export const readClientId = (text: string): ClientId | null => {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > LONGEST_CLIENT_ID ? null : clientId(trimmed);
};
