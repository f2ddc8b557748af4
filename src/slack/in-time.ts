import { setTimeout as after } from 'node:timers/promises';

/** The answer waits no longer than this for its picture. */
const PICTURE_WITHIN_MS = 1200;

/** Waits for a picture as long as an answer may; null where it takes longer, or there will be none. */
export const inTime = async (picture: Promise<string | null>): Promise<string | null> => {
  const patience = new AbortController();
  const tooLate = after(PICTURE_WITHIN_MS, null, { signal: patience.signal }).catch(() => null);
  const file = await Promise.race([picture, tooLate]);
  patience.abort();
  return file;
};
