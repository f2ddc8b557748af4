import { numberIn } from './amounts.ts';

/** A rate's text, taken apart. */
export interface WrittenRate {
  readonly value: number;
  /** The cell has a percent sign, or says basis points. */
  readonly unit: 'percent' | 'basis points' | null;
}

const UNIT =
  /\s*(%|percent|per cent|pct|bps|basis points|bp)?\s*(?:p\.?\s?a\.?|per annum|annual(?:ly|ised|ized)?|ytm|yield)?[\s,(]*(?:payable )?(?:monthly|quarterly|half[- ]?yearly|semi[- ]?annual(?:ly)?|annual(?:ly)?|yearly|cumulative|fixed)?\)?\.?$/i;
const ZERO = /^(?:zero(?: coupon)?|zcb|nil|discount(?:ed)?)$/i;
const FLOATING = /^(?:float(?:ing|er)?.*|frn|frb|variable|.*\b(?:mibor|repo|t-?bill|mclr|libor|sofr|step[- ]?up|linked)\b.*)$/i;

/** Takes a rate's text apart: `9.50%`, `9.25 % p.a.`, `950 bps`. `floating` has no number; null if it's no rate. */
export const writtenRate = (text: string, decimal: '.' | ','): WrittenRate | 'floating' | null => {
  const plain = numberIn(text, decimal);
  if (plain !== undefined) return { value: plain, unit: null };
  if (ZERO.test(text)) return { value: 0, unit: 'percent' };
  if (FLOATING.test(text)) return 'floating';
  const unit = UNIT.exec(text)?.[1]?.toLowerCase();
  const written = text
    .replace(UNIT, '')
    .replace(/^[%@]\s*/, '')
    .trim();
  const value = written.startsWith('-') ? undefined : numberIn(written, decimal);
  if (value === undefined) return null;
  return { value, unit: unit === undefined ? null : /^b/.test(unit) ? 'basis points' : 'percent' };
};
