import type { StoredModel } from '../../world/product.ts';
import type { Recompute } from '../recompute.ts';

/** By how many purchases the clients had, in the words of a doubt. */
const STRATA: ReadonlyArray<readonly [words: string, group: string]> = [
  ['for clients without a purchase', 'none'],
  ['for clients with one purchase', 'one'],
  ['for clients with more purchases', 'more'],
];

/** Figures are rounded to a tenth of a percent. */
const isRounded = (figure: number, exact: number): boolean => Math.abs(figure - exact) <= 0.05 + 1e-9;

/** Whether a doubt about probabilities repeats what's stored of their error. Strata don't store what's allowed, small ones and older documents nothing. */
const isAsMeasured = (reason: string, [off = 0, allowed = 0]: readonly number[], { quality }: StoredModel): boolean => {
  const detail = quality?.inDetail;
  const group = STRATA.find(([words]) => reason.includes(words))?.[1];
  const error = group === undefined ? detail?.ece : detail?.groups.history?.find((each) => each.group === group)?.ece;
  const most = group === undefined && detail ? Math.max(5, detail.eceOfCalibrated99 * 100) : null;
  return (
    off >= allowed && allowed >= 5 && (error === undefined || isRounded(off, error * 100)) && (most === null || isRounded(allowed, most))
  );
};

/** Whether a difference is in its interval, beyond 0 on the side of whoever beats the model: only for log-loss is more worse. */
const isBeyondZero = (reason: string, [difference = 0, low = 0, high = 0]: readonly number[]): boolean => {
  const rounding = 0.001;
  const signed = reason.includes('log-loss') ? difference : -difference;
  const isBeyond = reason.includes('log-loss') ? low >= 0 : high <= 0;
  return isBeyond && low - rounding <= signed && signed <= high + rounding;
};

const decimalsIn = (text: string): number[] => (text.match(/-?\d+\.\d+/g) ?? []).map(Number);

/** A figure of a stored doubt; null if it can't be one of the model's own measurement. */
export const figureOfDoubt: Recompute = ({ product }, { version, doubt, figure }) => {
  const model = product?.models.get(Number(version));
  const stored = model?.doubts[Number(doubt) - 1];
  if (!model || !stored) return null;
  const figures = decimalsIn(stored.reason);
  const holds = stored.point === 'calibration' ? isAsMeasured(stored.reason, figures, model) : isBeyondZero(stored.reason, figures);
  return holds ? (figures[Number(figure) - 1] ?? null) : null;
};

const SMALL_SEGMENT = /segment "(.*?)" has (no|one|\d+) clients?, fewer than (\d+)/g;
const MISCALIBRATED = /its probabilities[\w ]* are off by [\d.]+ points on average, more than the [\d.]+ allowed/g;
const WORSE = /held-out (?:hit@1|log-loss) is worse than [\w’ ]+ by [\d.]+ \(95% interval [-\d.]+ to [-\d.]+\)/g;
const BEATEN = /[\w-]+ beats it in held-out [\w@-]+ by [\d.]+ \(99% interval [-\d.]+ to [-\d.]+\)/g;

const WORDS: Readonly<Record<string, number>> = { no: 0, one: 1 };

/** Whether every reason for a refusal repeats what's stored of the version, or can be so. */
const holds = (refusal: string, model: StoredModel): boolean => {
  const fewest = Math.max(5, Math.ceil(model.clients / 200));
  const unread = [SMALL_SEGMENT, MISCALIBRATED, WORSE, BEATEN].reduce((left, reason) => left.replace(reason, ''), refusal);
  return (
    // A figure in a reason that we don't know can't be vouched for.
    !/\d/.test(unread) &&
    [...refusal.matchAll(SMALL_SEGMENT)].every(([, name, size, least]) => {
      const clients = WORDS[size as string] ?? Number(size);
      return Number(least) === fewest && clients < fewest && model.segments.some((one) => one.name === name && one.size === clients);
    }) &&
    [...refusal.matchAll(MISCALIBRATED)].every(([reason]) => isAsMeasured(reason, decimalsIn(reason), model)) &&
    [...refusal.matchAll(WORSE), ...refusal.matchAll(BEATEN)].every(([reason]) => isBeyondZero(reason, decimalsIn(reason)))
  );
};

/** A figure of the reasons why a version was refused; null if they don't hold. */
export const figureOfRefusal: Recompute = ({ kept }, { version, figure }) => {
  const { model, refusal } = kept?.versions.get(Number(version)) ?? { model: null, refusal: null };
  if (!model || refusal === null || !holds(refusal, model)) return null;
  const stored = refusal.match(/-?\d+(?:\.\d+)?/g)?.[Number(figure) - 1];
  return stored === undefined ? null : Number(stored);
};
