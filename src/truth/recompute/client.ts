import type { CLIENT_KINDS } from '../../claims/kinds/client.ts';
import { birthdaysBetween } from '../world/calendar.ts';
import type { Client, Trade, World } from '../world/world.ts';
import type { Recomputes } from './recompute.ts';

/** What a client bought by a day, oldest first. */
export const boughtBy = (world: World, client: string | number | undefined, day: number): readonly Trade[] =>
  (world.tradesOf.get(String(client)) ?? []).filter((trade) => trade.day <= day);

export const sumOf = (trades: readonly Trade[]): number => {
  let sum = 0;
  for (const { amount } of trades) sum += amount;
  return sum;
};

export const clientOf = (world: World, client: string | number | undefined): Client | undefined => world.clients.get(String(client));

const ageOf = (client: Client | undefined, day: number): number | null => {
  if (!client) return null;
  const { born, recordedAge, ageRecordedOn } = client;
  const byBirth = born === null ? 0 : birthdaysBetween(born, day);
  if (byBirth >= 1 && byBirth <= 120) return byBirth;
  if (recordedAge === null) return null;
  const age = recordedAge + (ageRecordedOn === null ? 0 : Math.max(0, birthdaysBetween(ageRecordedOn, day)));
  return age >= 1 && age <= 120 ? age : null;
};

export const CLIENT: Recomputes<typeof CLIENT_KINDS> = {
  'client.age': (world, { client }, asOf) => ageOf(clientOf(world, client), asOf),
  'client.bought': (world, { client }, asOf) => sumOf(boughtBy(world, client, asOf)),
  'client.purchases': (world, { client }, asOf) => boughtBy(world, client, asOf).length,
};
