import { createHash } from 'node:crypto';
import type { Book } from '../advisor/book/book.ts';

/** SHA-256 of everything a model can be trained on. Equal books have equal fingerprints, whichever database they came from. */
export const fingerprint = (book: Book): string => {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([book.bondTypes, book.bonds.map(({ id, type, band }) => [id, type, band]).sort()]));
  for (const client of book.clients) {
    hash.update(
      JSON.stringify([
        client.id,
        client.birthDay,
        client.recordedAge,
        client.gender,
        client.recordedBand,
        client.parentId,
        client.relationshipManagerId,
      ]),
    );
  }
  const { offsets, day, type, amount, yieldToMaturity, coupon, band } = book.trades;
  for (const column of [offsets, day, type, amount, yieldToMaturity, coupon, band]) hash.update(column);
  return hash.digest('hex');
};
