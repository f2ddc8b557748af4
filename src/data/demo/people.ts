import { GENDERS } from '../../advisor/book/book.ts';
import { addDays, type Day } from '../../advisor/units.ts';
import { DAYS_A_YEAR, type DemoSpan } from './ground/calendar.ts';
import { RandomStream } from './ground/random-stream.ts';
import { GOAL_SAVER, INVESTOR_KINDS, type InvestorKind } from './investor-kinds.ts';
import { drawTaste, type Taste } from './taste.ts';

/** The client in all examples in the documents. */
export const EXAMPLE_CLIENT = 42;
const EXAMPLE_AGE = 41;

/** Every fifth client is a family member of a holder with a slightly lower number. */
export const isMember = (clientNumber: number): boolean => clientNumber % 5 === 0;

/** `C_0042`; holders and members share one numbering. */
export const clientIdOf = (clientNumber: number): string => `C_${String(clientNumber).padStart(4, '0')}`;

/** A client as the generator knows them; the firm's tables may say less, or something absurd. */
export interface DemoPerson {
  readonly number: number;
  readonly kind: InvestorKind;
  /** The holder a member invests through; null for a holder. */
  readonly holderNumber: number | null;
  readonly birthDay: Day;
  readonly gender: 'M' | 'F' | 'HUF';
  /** Median amount of this client's purchases, in rupees. */
  readonly ticket: number;
  /** How often they simply buy the same type again. */
  readonly habit: number;
  readonly taste: Taste;
}

const SHARES = INVESTOR_KINDS.map((kind) => kind.share);
/** How often a member invests the way the holder does. */
const LIKE_THE_HOLDER = 0.45;

/** A member's holder: one of the fourteen numbers before; null for a holder. */
const holderNumberOf = (clientNumber: number, seed: number): number | null => {
  if (!isMember(clientNumber)) return null;
  const nearest = clientNumber - new RandomStream(seed, 'holder', clientNumber).integer(1, Math.min(14, clientNumber - 1));
  return isMember(nearest) ? nearest + 1 : nearest;
};

/** The kind of a client. A member's often follows the holder's, which depends only on the holder's number. */
export const kindNumbered = (clientNumber: number, seed: number): InvestorKind => {
  const random = new RandomStream(seed, 'kind', clientNumber);
  const holder = holderNumberOf(clientNumber, seed);
  if (holder !== null && random.chance(LIKE_THE_HOLDER)) return kindNumbered(holder, seed);
  const place = clientNumber === EXAMPLE_CLIENT ? GOAL_SAVER : random.weighted(SHARES);
  return INVESTOR_KINDS[place] as InvestorKind;
};

/** The client with a number, from 1. Depends only on seed, number and span. */
export const personNumbered = (clientNumber: number, seed: number, span: DemoSpan): DemoPerson => {
  const random = new RandomStream(seed, 'person', clientNumber);
  const kind = kindNumbered(clientNumber, seed);
  const [mean, spread, youngest, oldest] = kind.age;
  const age = Math.min(oldest, Math.max(youngest, mean + spread * random.normal()));
  const gender = GENDERS[random.weighted(kind.genders)] as DemoPerson['gender'];
  const example = clientNumber === EXAMPLE_CLIENT;
  return {
    number: clientNumber,
    kind,
    holderNumber: holderNumberOf(clientNumber, seed),
    birthDay: addDays(span.last, -Math.round((example ? EXAMPLE_AGE + 0.5 : age) * DAYS_A_YEAR)),
    gender: example ? 'M' : gender,
    ticket: random.logNormal(kind.ticket, example ? 0.2 : kind.ticketSpread),
    habit: random.between(0.02, 0.18),
    taste: drawTaste(kind, random),
  };
};
