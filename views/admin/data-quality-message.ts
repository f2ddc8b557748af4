import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { AdminState } from '../../src/usecases/admin/admin-state.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { count, dateTimeOf, oldBookLines, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

const MOST_REASONS = 12;

const share = (part: number, whole: number, what: string): string =>
  `${count(part)} of ${plural(whole, what)}${whole > 0 ? ` (${percent(part / whole)})` : ''}`;

const reasons = (byReason: Readonly<Record<string, number>>): string[] => {
  const sorted = Object.entries(byReason).sort(([, one], [, other]) => other - one);
  const more = sorted.length - MOST_REASONS;
  const shownOnes = sorted.slice(0, MOST_REASONS).map(([reason, times]) => `${shown(reason, 120)}: ${count(times)}`);
  return more > 0 ? [...shownOnes, `and ${plural(more, 'reason')} more`] : shownOnes;
};

/** What the book holds, what's missing, and which rows or fields were left out. */
export const dataQualityMessage = ({ figures: read, book, zone }: AdminState): Message => {
  if (!read) {
    const text = 'The book has not been read for figures yet. Choose “Read the book again” in /bond-admin.';
    return { text, blocks: [richText(line(words(text)))] };
  }
  const { figures, takenAt } = read;
  const { quality } = figures;
  const title = 'Data quality of the book';
  const missing: ReadonlyArray<readonly [string, string]> = [
    ['No age', share(quality.clientsWithoutAge, figures.clients, 'client')],
    ['No gender', share(quality.clientsWithoutGender, figures.clients, 'client')],
    ['No risk band, recorded or shown by a purchase', share(quality.clientsWithoutBand, figures.clients, 'client')],
    ['No trade', share(quality.clientsWithoutTrade, figures.clients, 'client')],
    ['No yield', share(quality.tradesWithoutYield, figures.trades, 'trade')],
    ['No rating', share(quality.tradesWithoutRating, figures.trades, 'trade')],
    ['After the bond matured', share(quality.tradesAfterMaturity, figures.trades, 'trade')],
    ['Of a bond that no rule knows', share(quality.unclassifiedTrades, figures.trades, 'trade')],
    ['No maturity', share(quality.bondsWithoutMaturity, quality.bonds, 'bond')],
    ['Different maturities in its rows', share(quality.bondsWithSeveralMaturities, quality.bonds, 'bond')],
    ['Families whose holder isn’t in the book', count(quality.familiesWithoutHolder)],
  ];
  const groups: ReadonlyArray<readonly [string, readonly string[]]> = [
    [PHRASES.rowsLeftOut, reasons(quality.skipped)],
    [PHRASES.fieldsUnknown, reasons(quality.blanked)],
  ];
  return {
    text: `${title}: ${plural(quality.rows, 'row')} read`,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(
        line(
          words(
            `${plural(quality.rows, 'row')} of trades, ${plural(figures.clients, 'client')}, ${plural(quality.bonds, 'bond')}; what is missing or strange:`,
          ),
        ),
        list(
          'bullet',
          missing.map(([name, value]) => line(bold(name), words(`  ${value}`))),
        ),
        ...groups.flatMap(([heading, lines]) => [
          line(bold(heading), ...(lines.length === 0 ? [words('  none')] : [])),
          ...(lines.length === 0
            ? []
            : [
                list(
                  'bullet',
                  lines.map((one) => line(words(one))),
                ),
              ]),
        ]),
      ),
      context(
        ...oldBookLines(book.kind === 'reached' ? book.oldBook : null),
        `As read on ${dateTimeOf(takenAt, zone)}${book.kind === 'away' ? '; the book can’t be read right now' : ''}.`,
      ),
    ],
  };
};
