import { addDays, type Day, isoFromDay } from '../../advisor/units.ts';
import type { DemoSpan } from './ground/calendar.ts';
import { DIRT, NOBODY, UNCOUNTED_ORDERS } from './ground/dirt.ts';
import type { OrderRow, UserMemberRow, UserRow } from './ground/firm-rows.ts';
import { RandomStream } from './ground/random-stream.ts';
import { clientIdOf, type DemoPerson, EXAMPLE_CLIENT } from './people.ts';
import { managerOfHolder, RELATIONSHIP_MANAGERS } from './relationship-managers.ts';
import type { DemoTrade } from './trades.ts';

/** The rows of one client: as a holder or a member, plus the orders. */
export interface ClientRows {
  readonly user: UserRow | null;
  readonly member: UserMemberRow | null;
  readonly orders: readonly OrderRow[];
}

const INDIVIDUAL = 1;
const HINDU_UNDIVIDED_FAMILY = 3;
const COUNTED = { primary_offer_id: 0, order_type: 1, seller_id: 4 } as const;

/** A holder's `users.id`. It differs from the number in the client id, so that a wrong join shows. */
const userIdOf = (holderNumber: number): number => 1000 + holderNumber;
/** `user_members.id`: 1, 2, 3, ... */
const memberIdOf = (memberNumber: number): number => memberNumber / 5;

const recordedFacts = (person: DemoPerson, span: DemoSpan, random: RandomStream) => {
  const clean = person.number === EXAMPLE_CLIENT;
  const befalls = (probability: number): boolean => random.chance(probability) && !clean;
  const family = person.gender === 'HUF';
  const gender = family ? null : person.gender === 'M' ? 1 : 2;
  const absurd: Day = random.chance(0.5) ? addDays(span.last, -random.integer(0, 200)) : addDays(span.last, -Math.round(140.4 * 365.25));
  const birthDay = befalls(DIRT.birthDayMissing) ? null : befalls(DIRT.birthDayAbsurd) ? absurd : person.birthDay;
  return {
    date_of_birth: birthDay === null ? null : isoFromDay(birthDay),
    user_type: befalls(DIRT.userTypeUnknown) ? 7 : family ? HINDU_UNDIVIDED_FAMILY : INDIVIDUAL,
    gender: befalls(DIRT.genderMissing) ? null : befalls(DIRT.genderUnknown) ? 9 : gender,
  };
};

const COPY_KINDS = [
  { ...COUNTED, seller_id: 7 },
  { ...COUNTED, order_type: 2 },
] as const;

/**
 * Makes one client's rows. The client's facts depend only on seed and number. Orders are numbered from `firstOrderId` in order of time,
 * including those that don't count.
 */
export const rowsOfClient = (
  person: DemoPerson,
  trades: readonly DemoTrade[],
  span: DemoSpan,
  firstOrderId: number,
  seed: number,
): ClientRows => {
  const random = new RandomStream(seed, 'rows', person.number);
  const clean = person.number === EXAMPLE_CLIENT;
  const facts = recordedFacts(person, span, random);
  const lost = person.holderNumber !== null && random.chance(DIRT.holderMissing);
  const userId = lost ? NOBODY + person.number : userIdOf(person.holderNumber ?? person.number);
  const manager = lost ? null : managerOfHolder(person.holderNumber ?? person.number);
  const clientId = clientIdOf(person.number);
  const memberId = person.holderNumber === null ? 0 : memberIdOf(person.number);
  const orders: OrderRow[] = [];
  for (const trade of trades) {
    const befalls = (probability: number): boolean => random.chance(probability) && !clean;
    const order: OrderRow = {
      id: firstOrderId + orders.length,
      user_id: userId,
      member_id: befalls(DIRT.memberUnknown) ? NOBODY : memberId,
      offer_id: befalls(DIRT.offerUnknown) ? NOBODY : trade.offer.id,
      ...COUNTED,
      investment_amount: befalls(DIRT.amountUnusable) ? random.pick([null, 0]) : trade.amount,
      yield: befalls(DIRT.yieldMissing) ? null : befalls(DIRT.yieldAbsurd) ? random.pick([0, 900]) : trade.yieldPercent,
      trade_date: befalls(DIRT.tradeDayMissing) ? null : isoFromDay(trade.day),
      rm_id: random.chance(0.05) ? random.integer(1, RELATIONSHIP_MANAGERS.length) : manager,
    };
    orders.push(order);
    if (random.chance(UNCOUNTED_ORDERS)) {
      const kind = random.chance(0.4) ? { ...COUNTED, primary_offer_id: trade.offer.id } : random.pick(COPY_KINDS);
      orders.push({ ...order, id: firstOrderId + orders.length, ...kind });
    }
  }
  return person.holderNumber === null
    ? { user: { id: userId, client_id: clientId, ...facts, rm_id: manager }, member: null, orders }
    : { user: null, member: { id: memberId, user_member_id: clientId, parent_id: userId, ...facts }, orders };
};
