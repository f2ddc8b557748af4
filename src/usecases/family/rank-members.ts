import type { ClientFacts } from '../../advisor/book/book.ts';
import type { ClientTrade } from '../../advisor/book/client-trade.ts';
import { type ClientId, compareBytewise, type Day, type Paise } from '../../advisor/units.ts';

/** A family member, and how much of what they bought hasn't matured. */
export interface RankedMember {
  readonly facts: ClientFacts;
  readonly outstanding: Paise;
}

/** A family in order of weight: the holder, the client asked about, then by what's outstanding, by what was bought, and by id. */
export const rankMembers = (
  members: readonly ClientFacts[],
  trades: readonly ClientTrade[],
  first: { readonly holder: ClientId; readonly asked: ClientId },
  asOf: Day,
): RankedMember[] => {
  const outstanding = new Map<ClientId, number>();
  const bought = new Map<ClientId, number>();
  for (const { clientId, day, amount, held = amount, maturityDay } of trades) {
    if (day > asOf) continue;
    bought.set(clientId, (bought.get(clientId) ?? 0) + amount);
    if (maturityDay !== null && maturityDay > asOf) outstanding.set(clientId, (outstanding.get(clientId) ?? 0) + held);
  }
  const place = ({ id }: ClientFacts): number => {
    if (id === first.holder) return 0;
    return id === first.asked ? 1 : 2;
  };
  const of = (amounts: ReadonlyMap<ClientId, number>, { id }: ClientFacts): number => amounts.get(id) ?? 0;
  return [...members]
    .sort(
      (a, b) =>
        place(a) - place(b) || of(outstanding, b) - of(outstanding, a) || of(bought, b) - of(bought, a) || compareBytewise(a.id, b.id),
    )
    .map((facts) => ({ facts, outstanding: of(outstanding, facts) as Paise }));
};
