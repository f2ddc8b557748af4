import { aboutWhat } from '../../src/advisor/desk/data-quality.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf, type Says } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { AdminState } from '../../src/usecases/admin/admin-state.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { count, dateTimeOf, oldBookLines, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

const MOST_REASONS = 12;

type Counted = 'clients' | 'trades' | 'bonds';

/** How many of what there is, with its share. @param says makes claims of the reading */
const sharesOf =
  (says: Says) =>
  (kind: string, part: number, of: Counted, whole: number): string => {
    const [some, all] = [`quality.${kind}`, `quality.${of}`] as [ClaimKind, ClaimKind];
    const share = whole > 0 ? ` (${says('quality.share', percent(part / whole), part / whole, { part: some, whole: all })})` : '';
    return `${says(some, count(part), part)} of ${says(all, plural(whole, of.slice(0, -1)), whole)}${share}`;
  };

/** @param write the number of a reason in words */
const reasons = (byReason: Readonly<Record<string, number>>, write: (reason: string, times: number) => string): string[] => {
  const sorted = Object.entries(byReason).sort(([, one], [, other]) => other - one);
  const more = sorted.length - MOST_REASONS;
  const shownOnes = sorted.slice(0, MOST_REASONS).map(([reason, times]) => `${shown(reason, 120)}: ${write(reason, times)}`);
  return more > 0 ? [...shownOnes, `and ${plural(more, 'reason')} more`] : shownOnes;
};

/** Several reasons may be about one thing: each is a part of it. */
const skippedInWords = (says: Says, reason: string, times: number, all: Readonly<Record<string, number>>): string => {
  const what = aboutWhat(reason);
  const isOnly = Object.keys(all).every((other) => other === reason || aboutWhat(other) !== what);
  return says('quality.skippedFor', count(times), times, isOnly ? { what } : { what, part: 1 });
};

/** What the book holds, what's missing, and which rows or fields were left out. */
export const dataQualityMessage = ({ figures: read, book, zone }: AdminState): Message => {
  if (!read) {
    const text = 'The book hasn’t been read for figures yet. Choose “Read the book again” in /bond-admin.';
    return { text, blocks: [richText(line(words(text)))] };
  }
  const { figures, takenAt } = read;
  const { quality, clients } = figures;
  const { trades = figures.trades } = quality;
  const says = claimsOf({}, figures.asOf);
  const share = sharesOf(says);
  const title = 'Data quality of the book';
  const missing: ReadonlyArray<readonly [string, string]> = [
    ['No age', share('withoutAge', quality.clientsWithoutAge, 'clients', clients)],
    ['No gender', share('withoutGender', quality.clientsWithoutGender, 'clients', clients)],
    ['No risk band, recorded or shown by a purchase', share('withoutBand', quality.clientsWithoutBand, 'clients', clients)],
    ['No trade', share('withoutTrade', quality.clientsWithoutTrade, 'clients', clients)],
    ['No yield', share('withoutYield', quality.tradesWithoutYield, 'trades', trades)],
    ['No rating', share('withoutRating', quality.tradesWithoutRating, 'trades', trades)],
    ['After the bond matured', share('afterMaturity', quality.tradesAfterMaturity, 'trades', trades)],
    ['Of a bond that no rule knows', share('unclassified', quality.unclassifiedTrades, 'trades', trades)],
    ['No maturity', share('withoutMaturity', quality.bondsWithoutMaturity, 'bonds', quality.bonds)],
    ['Different maturities in its rows', share('severalMaturities', quality.bondsWithSeveralMaturities, 'bonds', quality.bonds)],
    [
      'Families whose holder isn’t in the book',
      says('families.withoutHolder', count(quality.familiesWithoutHolder), quality.familiesWithoutHolder),
    ],
  ];
  const groups: ReadonlyArray<readonly [string, readonly string[]]> = [
    [PHRASES.rowsLeftOut, reasons(quality.skipped, (reason, times) => skippedInWords(says, reason, times, quality.skipped))],
    [PHRASES.fieldsUnknown, reasons(quality.blanked, (_, times) => count(times))],
  ];
  return {
    text: `${title}: ${says('quality.rows', plural(quality.rows, 'row'), quality.rows)} read`,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(
        line(
          words(
            `${plural(quality.rows, 'row')} of trades, ${plural(clients, 'client')}, ${plural(quality.bonds, 'bond')}; what’s missing or strange:`,
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
