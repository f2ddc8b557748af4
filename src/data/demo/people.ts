import { addDays, type Day } from '../../advisor/units.ts';
import { DAYS_A_YEAR, type DemoSpan } from './calendar.ts';
import { GOAL_SAVER, INVESTOR_KINDS, type InvestorKind } from './investor-kinds.ts';
import { RandomStream } from './random-stream.ts';
import { drawTaste, type Taste } from './taste.ts';

/** The client of all examples in the documents. */
export const EXAMPLE_CLIENT = 42;
const EXAMPLE_AGE = 41;

/** Every fifth client is a member of the family of a holder not far before. */
export const isMember = (clientNumber: number): boolean => clientNumber % 5 === 0;

/** `C_0042`; holders and members share the numbering. */
export const clientIdOf = (clientNumber: number): string => `C_${String(clientNumber).padStart(4, '0')}`;

/** Somebody as the generator knows them; the firm's tables may say less, or something absurd. */
export interface DemoPerson {
  readonly number: number;
  readonly kind: InvestorKind;
  /** The holder through whose account a member invests; null for a holder. */
  readonly holderNumber: number | null;
  readonly birthDay: Day;
  readonly gender: 'M' | 'F' | 'HUF';
  /** Rupees: the median of this client's purchases. */
  readonly ticket: number;
  /** How often the last type is simply bought again. */
  readonly habit: number;
  readonly taste: Taste;
}

const GENDERS = ['M', 'F', 'HUF'] as const;
const SHARES = INVESTOR_KINDS.map((kind) => kind.share);
/** How often members of a family invest in the same way. */
const LIKE_THE_HOLDER = 0.45;

/** The holder of a member: one of the fourteen numbers before; null for a holder. */
const holderNumberOf = (clientNumber: number, seed: number): number | null => {
  if (!isMember(clientNumber)) return null;
  const nearest = clientNumber - new RandomStream(seed, 'holder', clientNumber).integer(1, Math.min(14, clientNumber - 1));
  return isMember(nearest) ? nearest + 1 : nearest;
};

/** The kind of a client; a member's leans on the holder's, which follows from the holder's number alone. */
export const kindNumbered = (clientNumber: number, seed: number): InvestorKind => {
  const random = new RandomStream(seed, 'kind', clientNumber);
  const holder = holderNumberOf(clientNumber, seed);
  if (holder !== null && random.chance(LIKE_THE_HOLDER)) return kindNumbered(holder, seed);
  const place = clientNumber === EXAMPLE_CLIENT ? GOAL_SAVER : random.weighted(SHARES);
  return INVESTOR_KINDS[place] as InvestorKind;
};

/** The client with a number, from 1. Depends on nothing but seed, number and span. */
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
