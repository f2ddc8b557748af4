import { claimsOf } from '../../src/claims/claim.ts';
import type { PeriodTrades, PlacedTrade } from '../../src/usecases/plain/trades-of.ts';
import { bold, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { date, escapeMrkdwn, money, plural, shown } from '../blocks/format.ts';
import { callInWords } from './call-in-words.ts';

const MOST_TYPES = 5;

const saysOf = ({ asOf, period, managers, clientId, asked: { type, band } }: PeriodTrades) =>
  claimsOf(
    {
      ...(period?.from != null && { from: period.from }),
      ...(period?.to != null && { to: period.to }),
      ...(managers !== undefined && { managers: managers.join(' ') }),
      ...(clientId !== null && { client: clientId }),
      ...(type !== null && { bondType: type }),
      ...(band !== null && { band }),
    },
    asOf,
  );

const tradeLine = ({ trade, place }: PlacedTrade, asOf: number) => {
  const says = claimsOf({ client: trade.clientId, place }, asOf);
  const bought = says('trade.day', date(trade.day), trade.day);
  const paid = says('trade.amount', money(trade.amount), trade.amount);
  return line(
    words(`${bought}  `),
    bold(shown(trade.clientId, 80)),
    words(`  ${paid}, ${shown(trade.bondType, 40)}, ${shown(trade.issuer ?? trade.bondId, 60)}`),
  );
};

/** What was bought in a period: in all, by type, and the newest purchases. */
export const tradesMessage = (trades: PeriodTrades): Message => {
  const { asked, asOf, period, purchases, clients, amount, types, newest } = trades;
  const says = saysOf(trades);
  const title = callInWords({ ...asked, when: period, clients: trades.clientId === null ? [] : [trades.clientId] });
  const count = says('sold.purchases', plural(purchases, 'purchase'), purchases);
  const by = trades.clientId === null ? ` by ${says('sold.clients', plural(clients, 'client'), clients)}` : '';
  const inAll =
    purchases === 0 ? says('sold.purchases', 'No purchase', 0) : `${says('sold.amount', money(amount), amount)} in ${count}${by}`;
  const byType = types.slice(0, MOST_TYPES).map(({ bondType, amount: ofType, purchases: ofThem }) => {
    const about = { bondType };
    const bought = says('sold.amount', money(ofType), ofType, about);
    return line(words(`${shown(bondType, 60)}: ${bought} in ${says('sold.purchases', plural(ofThem, 'purchase'), ofThem, about)}`));
  });
  const isCut = newest.length < purchases;
  const whose = [
    trades.clientId !== null ? null : trades.managers === undefined ? 'All clients.' : 'Your clients only.',
    period === null ? 'All days in the book.' : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
  return {
    text: escapeMrkdwn(`${title}: ${inAll}`),
    blocks: [
      richText(
        line(bold(title), words(`\n${inAll}.`)),
        ...(types.length > 1 ? [list('bullet', byType)] : []),
        ...(newest.length === 0
          ? []
          : [
              line(bold(isCut ? 'The newest' : 'Newest first')),
              list(
                'bullet',
                newest.map((each) => tradeLine(each, asOf)),
              ),
            ]),
      ),
      ...(whose === '' ? [] : [context(whose)]),
    ],
  };
};
