import type { Knex } from 'knex';
import type { ClientCall } from '../../../advisor/desk/call-list.ts';
import { type Paise, paise } from '../../../advisor/units.ts';
import { textFromColumn } from '../../rows/columns.ts';

const TABLE = 'advisor_call_totals';

/**
 * Columns of the totals. A client with several maturities counts as a client on the first and on the last of their days, so both "how many
 * have one before a day" and "how many have one from a day on" are sums over days.
 */
export const TOTALS_COLUMNS = ['list_id', 'kind', 'scope', 'day', 'maturities', 'amount', 'clients_first', 'clients_last'] as const;

/** The whole book. A manager's own scope begins with another character, so no id is mistaken for it. */
const EVERYBODY = '*';
const scopeOf = (relationshipManagerId: string): string => `=${relationshipManagerId}`;

interface Total {
  maturities: number;
  amount: number;
  clientsFirst: number;
  clientsLast: number;
}

type MoneyCall = Pick<Exclude<ClientCall, { kind: 'idle' }>, 'kind' | 'clientId' | 'relationshipManagerId' | 'day' | 'amount'>;

/** Adds calls about money up, by kind, scope and day. */
export class CallTotals {
  readonly #totals = new Map<string, Total>();
  readonly #clients = new Map<string, { readonly scopes: readonly string[]; first: number; last: number }>();

  add({ kind, clientId, relationshipManagerId, day, amount }: MoneyCall): void {
    const scopes = [EVERYBODY, ...(relationshipManagerId === null ? [] : [scopeOf(relationshipManagerId)])];
    for (const scope of scopes) {
      const total = this.#at(kind, day, scope);
      total.maturities += 1;
      total.amount += amount;
    }
    const key = `${kind} ${clientId}`;
    const client = this.#clients.get(key) ?? { scopes, first: day, last: day };
    client.first = Math.min(client.first, day);
    client.last = Math.max(client.last, day);
    this.#clients.set(key, client);
  }

  /** In the order of the columns. Ask once, at the end. */
  *rows(list: number): Generator<[number, string, string, number, number, number, number, number]> {
    for (const [key, { scopes, first, last }] of this.#clients) {
      const kind = key.slice(0, key.indexOf(' '));
      for (const scope of scopes) {
        this.#at(kind, first, scope).clientsFirst += 1;
        this.#at(kind, last, scope).clientsLast += 1;
      }
    }
    for (const [key, { maturities, amount, clientsFirst, clientsLast }] of this.#totals) {
      const [kind = '', day] = key.split(' ', 2);
      const scope = key.slice(`${kind} ${day} `.length);
      yield [list, kind, scope, Number(day), maturities, amount, clientsFirst, clientsLast];
    }
  }

  #at(kind: string, day: number, scope: string): Total {
    const key = `${kind} ${day} ${scope}`;
    const total = this.#totals.get(key) ?? { maturities: 0, amount: 0, clientsFirst: 0, clientsLast: 0 };
    this.#totals.set(key, total);
    return total;
  }
}

/** Some days of one kind of calls. */
export interface TotalsQuestion {
  readonly list: number;
  readonly kind: ClientCall['kind'];
  readonly sees: 'all' | readonly string[];
  /** From this day on, or before it. */
  readonly days: readonly ['>=' | '<', number];
}

/** Maturities, clients and money on these days. */
export const readTotals = async (
  knex: Knex,
  { list, kind, sees, days: [direction, day] }: TotalsQuestion,
): Promise<{ readonly days: number; readonly clients: number; readonly amount: Paise }> => {
  const [total] = await knex(TABLE)
    .where({ list_id: list, kind })
    .whereIn('scope', sees === 'all' ? [EVERYBODY] : sees.map(scopeOf))
    .where('day', direction, day)
    .sum({ days: 'maturities', clients: direction === '<' ? 'clients_first' : 'clients_last', amount: 'amount' });
  return { days: Number(total?.days ?? 0), clients: Number(total?.clients ?? 0), amount: paise(Number(total?.amount ?? 0)) };
};

/** Removes one client's calls, also from what the lists add up to. Says how many there were. */
export const removeCallsOf = async (transaction: Knex.Transaction, id: string): Promise<number> => {
  const byList = new Map<number, CallTotals>();
  for (const row of await transaction('advisor_calls').where({ client_id: id })) {
    const kind = textFromColumn(row.kind) as ClientCall['kind'];
    if (kind === 'idle') continue;
    const totals = byList.get(row.list_id) ?? new CallTotals();
    const manager = row.relationship_manager_id;
    const relationshipManagerId = manager === null ? null : textFromColumn(manager);
    totals.add({ ...{ kind, relationshipManagerId, day: row.day }, clientId: id as never, amount: paise(Number(row.amount)) });
    byList.set(row.list_id, totals);
  }
  for (const [list, totals] of byList) {
    for (const [, kind, scope, day, ...numbers] of totals.rows(list)) {
      const total = (): Knex.QueryBuilder => transaction(TABLE).where({ list_id: list, kind, scope, day });
      for (const [place, column] of TOTALS_COLUMNS.slice(4).entries()) await total().decrement(column, numbers[place]);
      await total().where({ maturities: 0 }).del();
    }
  }
  return transaction('advisor_calls').where({ client_id: id }).del();
};
