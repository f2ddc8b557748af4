import { setTimeout as after } from 'node:timers/promises';
import { patienceFor } from '../../patience/patience.ts';

/** An answer waits no longer than this for its picture. */
const PICTURE_WITHIN_MS = 1200;

/** Waits for a picture as long as an answer may; null if it takes longer or can't be drawn. */
export const inTime = async (picture: Promise<string | null>): Promise<string | null> => {
  const patience = new AbortController();
  const tooLate = after(Math.min(PICTURE_WITHIN_MS, patienceFor('picture')), null, { signal: patience.signal }).catch(() => null);
  const file = await Promise.race([picture, tooLate]);
  patience.abort();
  return file;
};
