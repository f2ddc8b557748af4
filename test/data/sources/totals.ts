import type { Book } from '../../../src/advisor/book/book.ts';
import { compareBytewise } from '../../../src/advisor/units.ts';
import type { Database } from '../../../src/data/database.ts';
import { tradesOf } from './trades-of.ts';

type Total = readonly [client: string, trades: number, paise: number];

/** Written independently of the source: one join over all tables, grouped by the bytes of the client's id. */
export const totalsBySql = async ({ kind, knex }: Database): Promise<readonly Total[]> => {
  const answer = await knex.raw(`
    select hex(client) as client, count(*) as trades, sum(investment_amount) as amount from (
      select case when o.member_id = 0 then u.client_id else m.user_member_id end as client, o.investment_amount
      from orders o inner join offers f on f.id = o.offer_id inner join product_master p on p.id = f.product_id
        left join users u on u.id = o.user_id left join user_members m on m.id = o.member_id
      where o.primary_offer_id = 0 and o.order_type = 1 and o.seller_id = 4 and o.trade_date is not null and o.investment_amount > 0
    ) usable where client <> '' group by hex(client)`);
  const rows: { client: string; trades: number; amount: number | string }[] = kind === 'sqlite' ? answer : answer[0];
  return rows
    .map((row): Total => [Buffer.from(row.client, 'hex').toString(), Number(row.trades), Math.round(Number(row.amount) * 100)])
    .sort(byClient);
};

/** The same totals from a book. */
export const totalsOf = (book: Book): readonly Total[] =>
  book.clients
    .map(({ id }): Total => [id, tradesOf(book, id).length, tradesOf(book, id).reduce((sum, trade) => sum + trade.amount, 0)])
    .filter(([, trades]) => trades > 0)
    .sort(byClient);

const byClient = ([left]: Total, [right]: Total): number => compareBytewise(left, right);
