import type { ClaimSubject } from '../../claims/claim.ts';
import type { ADVICE_KINDS } from '../../claims/kinds/advice.ts';
import { isOpen } from '../world/calendar.ts';
import type { OnOffer } from '../world/on-offer.ts';
import type { Product } from '../world/product.ts';
import type { Bond, Trade, World } from '../world/world.ts';
import { recordedOn } from './client.ts';
import { type Facts, factsOf } from './facts.ts';
import { feedbackOf } from './feedback.ts';
import { marketOn } from './market.ts';
import { type Followed, followedIn } from './outcomes.ts';
import { segmentOf } from './placement.ts';
import { probabilitiesOf } from './probabilities.ts';
import type { Recompute, Recomputes } from './recompute.ts';
import { Suitability } from './suitability.ts';

/** A type of the model, for a client on a day. */
interface Ranked {
  readonly bondType: string;
  readonly probability: number;
  /** What signs and outcomes add. */
  readonly feedback: number;
  readonly thumbs: number;
  readonly followed: Followed | null;
  readonly score: number;
  readonly whyNot: ReturnType<Suitability['whyNot']> | 'bought';
}

const before = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** All types, best score first. */
const rank = (world: World, product: Product, client: string, facts: Facts, suitability: Suitability, only?: unknown): Ranked[] => {
  const bought = new Set(only === 'new' ? facts.trades.map(({ bond }) => bond.type) : []);
  const segment = segmentOf(product.model, facts);
  const probabilities = probabilitiesOf(product.model, facts);
  return product.model.bondTypes
    .map((bondType, at): Ranked => {
      const [probability, thumbs] = [probabilities[at] as number, feedbackOf(world, product, client, segment, bondType)];
      const followed = followedIn(world, product, segment, bondType);
      const feedback = thumbs + (followed?.term ?? 0);
      return {
        bondType,
        probability,
        feedback,
        thumbs,
        followed,
        score: probability + feedback,
        whyNot: bought.has(bondType) ? 'bought' : suitability.whyNot(bondType, facts),
      };
    })
    .sort((a, b) => b.score - a.score || before(a.bondType, b.bondType));
};

/** Everything that's said of one client on one day. */
export interface Advice {
  readonly product: Product;
  readonly facts: Facts;
  readonly suitability: Suitability;
  readonly ranking: readonly Ranked[];
  readonly fitting: readonly Ranked[];
}

const known = new WeakMap<World, Map<string, Advice>>();

export const adviceFor = (world: World, client: string, day: number, only?: unknown): Advice | null => {
  const { product } = world;
  if (!product) return null;
  const advices = known.get(world) ?? new Map<string, Advice>();
  known.set(world, advices);
  const key = `${day} ${only} ${client}`;
  const found = advices.get(key);
  if (found) return found;
  const facts = factsOf(world, client, day);
  const suitability = new Suitability(world, product.model, marketOn(world, day));
  const ranking = rank(world, product, client, facts, suitability, only);
  const advice = { product, facts, suitability, ranking, fitting: ranking.filter(({ whyNot }) => whyNot === null) };
  advices.set(key, advice);
  return advice;
};

export const ofAdvice =
  (read: (advice: Advice, subject: ClaimSubject, world: World) => number | null | undefined): Recompute =>
  (world, subject, day) => {
    const advice = adviceFor(world, String(subject.client), day, subject.only);
    return advice ? (read(advice, subject, world) ?? null) : null;
  };

const typeIn = ({ ranking }: Advice, bondType: unknown): Ranked | undefined => ranking.find((type) => type.bondType === bondType);
const ofFollowed = (what: keyof Followed): Recompute => ofAdvice((advice, { bondType }) => typeIn(advice, bondType)?.followed?.[what]);
const placeOf = (fitting: readonly Ranked[], bondType: unknown): number | null =>
  fitting.findIndex((type) => type.bondType === bondType) + 1 || null;

/** The world if the client, as known on a day, bought more. */
const withPurchases = (world: World, today: number, client: string, bond: OnOffer, paise: number, days: readonly number[]): World => {
  const more = days.map(
    (day): Trade => ({
      client,
      day,
      amount: paise,
      held: paise,
      yield: bond.yield,
      bond: bond as unknown as Bond,
      row: Number.MAX_SAFE_INTEGER,
    }),
  );
  return {
    ...world,
    tradesOf: new Map([...world.tradesOf, [client, [...(world.tradesOf.get(client) ?? []).filter(({ day }) => day <= today), ...more]]]),
  };
};

export const ADVICE: Recomputes<typeof ADVICE_KINDS> = {
  'advice.probability': ofAdvice((advice, { bondType }) => typeIn(advice, bondType)?.probability),
  'advice.chance': ofAdvice(({ fitting }, { bondType }) => {
    let sum = 0;
    for (const { probability } of fitting) sum += probability;
    const type = fitting.find((each) => each.bondType === bondType);
    return type && type.probability / sum;
  }),
  'advice.fits': ofAdvice(({ fitting }) => fitting.length),
  'advice.place': ofAdvice(({ fitting }, { bondType }) => placeOf(fitting, bondType)),
  'advice.likelier': ofAdvice((advice, { bondType }) => {
    const first = typeIn(advice, bondType);
    return first && advice.ranking.filter(({ whyNot, probability }) => whyNot !== null && probability > first.probability).length;
  }),
  'advice.score': ofAdvice((advice, { bondType }) => typeIn(advice, bondType)?.score),
  'advice.lead': ofAdvice((advice, { bondType, over }) => {
    const [first, second] = [typeIn(advice, bondType), typeIn(advice, over)];
    return first && second && first.score - second.score;
  }),
  'advice.qValue': ofAdvice(({ product: { model }, facts, ...advice }, { bondType }) => {
    const cell = model.qTable.values[segmentOf(model, facts)]?.[model.bondTypes.indexOf(String(bondType))];
    const feedback = advice.ranking.find((type) => type.bondType === bondType)?.feedback;
    return cell === undefined || feedback === undefined ? null : cell + feedback;
  }),
  'advice.points': ofAdvice((advice, { bondType }) => typeIn(advice, bondType)?.feedback),
  'advice.feedback': ofAdvice((advice, { bondType }) => typeIn(advice, bondType)?.thumbs),
  'outcomes.advised': ofFollowed('advised'),
  'outcomes.bought': ofFollowed('bought'),
  'outcomes.expected': ofFollowed('expected'),
  'outcomes.term': ofFollowed('term'),
  'advice.leftOut': ofAdvice((advice, { bondType, why, band }) => {
    const isBand = (advice.facts.counts ?? 'unknown') === band;
    return isBand && typeIn(advice, bondType)?.whyNot === why ? 1 : 0;
  }),
  'advice.placeIfBought': (world, { client, bondType, bond, paise, days: text }, today) => {
    const { product } = world;
    const market = marketOn(world, today);
    const bought = market.get(String(bond));
    const days = String(text).split(',').map(Number);
    if (!product || !bought) return null;
    const after = withPurchases(world, today, String(client), bought, Number(paise), days);
    const then = factsOf(after, String(client), days.at(-1) as number);
    // What matures until then still counts as outstanding.
    const bonds = [...factsOf(world, String(client), today).outstanding, ...then.trades.filter(({ day }) => day > today)];
    const facts = { ...then, outstanding: bonds };
    const ranking = rank(world, product, String(client), facts, new Suitability(after, product.model, market));
    return placeOf(
      ranking.filter(({ whyNot }) => whyNot === null),
      bondType,
    );
  },
  'advice.usualAmount': (world, { client, bond }, day) => {
    const { bought, orders } = factsOf(world, String(client), day);
    const found = marketOn(world, day).get(String(bond));
    if (!found) return null;
    const mean = orders > 0 ? bought / orders / 100 : 100_000;
    const usual = Math.max(1, Number(mean.toPrecision(2)));
    const least = (found.minimum ?? 0) / 100;
    const step = 10 ** Math.max(0, Math.floor(Math.log10(least || 1)) - 1);
    return 100 * (usual >= least ? usual : Math.ceil(least / step) * step);
  },
  'advice.workingDay': (world, { place }, today) => {
    let day = today;
    for (let open = 0; open < Number(place); ) if (isOpen(++day, world.holidays)) open++;
    return day;
  },
  'advice.placeInBand': (world, { client, bondType, band, only }, day) => {
    const row = recordedOn(world, client, day);
    const { product } = world;
    if (!row || !product) return null;
    const other: World = {
      ...world,
      clients: new Map([...world.clients, [row.id, { ...row, recordedBand: band as 'A' | 'B' | 'C', assessedOn: day, importedOn: null }]]),
      profiles: new Map(),
    };
    const facts = factsOf(other, row.id, day);
    const ranking = rank(world, product, row.id, facts, new Suitability(world, product.model, marketOn(world, day)), only);
    return placeOf(
      ranking.filter(({ whyNot }) => whyNot === null),
      bondType,
    );
  },
  'advice.minor': (world, { client }, day) => {
    const { age, gender } = factsOf(world, String(client), day);
    return age !== null && age < world.limits.ages.adult && gender !== 'HUF' ? 1 : 0;
  },
};
