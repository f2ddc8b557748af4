import type { OfferWish } from './offer-wish.ts';

/** Reads years to maturity: `1-5`, `5-` or `-5`. Null if it's unreadable, or ends before it begins. */
export const readTenor = (text: string): Pick<OfferWish, 'from' | 'to'> | null => {
  const [, from = '', to = ''] = /^(\d*(?:\.\d+)?)\s*[-–]\s*(\d*(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  if (from === '' && to === '') return null;
  const tenor = { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
  return (tenor.from ?? 0) > (tenor.to ?? Number.POSITIVE_INFINITY) ? null : tenor;
};
