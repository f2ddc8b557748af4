import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import { type FamilyStatistics, LEAST_FAMILIES, MOST_POINTS, OTHER_SEGMENTS } from '../../src/advisor/family/family-statistics.ts';
import type { PairFigures } from '../../src/advisor/family/pair-figures.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type ClaimSubject, claimsOf, type Says } from '../../src/claims/claim.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { count, dateTimeOf, escapeMrkdwn, oldBookLines, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import type { FamilySays } from './family-claims.ts';
import { pointsApart } from './kinship-words.ts';
import { pairsButton } from './statistics-button.ts';
import { statisticsFigure } from './statistics-figure.ts';

type Cell = RawTextElement | RawNumberElement;
type Group = FamilyStatistics['groups'][number];

const MOST_GROUPS = 20;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const number = (value: number, it: string): Cell => ({ type: 'raw_number', value, text: it });
const points = (value: number): string => plural(Math.round(value * 100), 'point');

/** A group, and what makes claims of it. */
interface Told extends Group {
  readonly says: Says;
}

/** A share of a group's pairs; null if it isn't known. */
const shareOf = ({ figures, says }: Told, kind: 'families.sameBand' | 'families.similar'): string | null => {
  const value = kind === 'families.sameBand' ? figures.matchRate : figures.similarShare;
  return value === null ? null : says(kind, percent(value), value);
};
const shareCell = (told: Told, kind: 'families.sameBand' | 'families.similar'): Cell => {
  const said = shareOf(told, kind);
  return said === null ? text('—') : number((kind === 'families.sameBand' ? told.figures.matchRate : told.figures.similarShare) ?? 0, said);
};

const COLUMNS: ReadonlyArray<readonly [string, (group: Told) => Cell]> = [
  ['Parent’s segment', ({ name }) => text(shown(name, 60))],
  ['Families', ({ figures: { families }, says }) => number(families, says('families.parents', count(families), families))],
  ['Pairs', ({ figures: { pairs }, says }) => number(pairs, says('families.pairs', count(pairs), pairs))],
  [PHRASES.sameBand, (told) => shareCell(told, 'families.sameBand')],
  [
    'Apart on average',
    ({ figures: { meanApart }, says }) =>
      meanApart === null ? text('—') : number(meanApart, says('families.apart', points(meanApart), meanApart)),
  ],
  ['Similar', (told) => shareCell(told, 'families.similar')],
];

const table = (groups: readonly Told[]): DataTableBlock => ({
  type: 'data_table',
  caption: 'Families by the segment of the parent',
  rows: [COLUMNS.map(([name]) => text(name)), ...groups.map((group) => COLUMNS.map(([, cell]) => cell(group)))],
  page_size: 10,
  row_header_column_index: 0,
});

const said = (value: number | null): string => (value === null ? 'not known' : percent(value));

const groupLine = (told: Told) => {
  const { name, figures, says } = told;
  const families = says('families.parents', plural(figures.families, 'family', 'families'), figures.families);
  return line(
    bold(shown(name, 60)),
    words(
      ` ${families} · same risk band ${shareOf(told, 'families.sameBand') ?? said(null)} · similar ${shareOf(told, 'families.similar') ?? said(null)}`,
    ),
  );
};

const groupBlocks = ({ groups, asOf }: FamilyStatistics, native: boolean): KnownBlock[] => {
  const named = groups.map(({ name }) => name).filter((name) => name !== OTHER_SEGMENTS);
  const some = groups.slice(0, MOST_GROUPS).map((group): Told => {
    const of: ClaimSubject = group.name === OTHER_SEGMENTS ? { besides: named.join('|') } : { segment: group.name };
    return { ...group, says: claimsOf(of, asOf) };
  });
  if (some.length === 0) return [];
  return native ? [table(some)] : [richText(line(bold('By the segment of the parent')), list('bullet', some.map(groupLine)))];
};

const figureLines = (all: PairFigures, says: FamilySays): KnownBlock =>
  richText(
    list('bullet', [
      all.matchRate === null
        ? line(words('No pair has both risk bands known'))
        : line(
            bold(`${says('families.sameBand', percent(all.matchRate), all.matchRate)} share a risk band`),
            words(`, of ${says('families.bandsKnown', plural(all.bandsKnown, 'pair'), all.bandsKnown)} with both bands known`),
          ),
      ...(all.meanApart === null || all.meanDifference === null || all.similarShare === null
        ? [line(words('No pair has both reinvestment ratios known'))]
        : [
            line(
              bold(`${says('families.apart', points(all.meanApart), all.meanApart)} apart`),
              words(
                ` in reinvestment on average, of ${says('families.ratiosKnown', plural(all.ratiosKnown, 'pair'), all.ratiosKnown)}; members reinvest ${says('families.more', pointsApart(all.meanDifference), all.meanDifference)} on average`,
              ),
            ),
            line(
              bold(`${says('families.similar', percent(all.similarShare), all.similarShare)} are similar`),
              words(': under 20 points apart'),
            ),
          ]),
    ]),
  );

/** Families without a holder count as families, but there's nobody to compare their members with. */
const missingHolderNote = ({ all, withoutHolder: { families, members } }: FamilyStatistics, says: FamilySays): string[] =>
  families === 0
    ? []
    : [
        `${says('families.withoutHolder', plural(families, 'family has', 'families have'), families)} a holder who isn’t in the book${all === null ? '' : ': counted above'}, so ${says('families.membersWithoutHolder', plural(members, 'member'), members)} can’t be compared.`,
      ];

/** How all families of the firm invest, for supervisors and admins. */
export const statisticsMessage = (
  statistics: FamilyStatistics,
  { takenAt, oldBook }: { readonly takenAt: Date; readonly oldBook: OldBook | null },
  drawing: { readonly look: Look; readonly chart: ChartLook },
): Message => {
  const { all } = statistics;
  const says = claimsOf({}, statistics.asOf);
  const notes = context(
    ...oldBookLines(oldBook),
    ...missingHolderNote(statistics, says),
    ...(all !== null && all.ratiosKnown > MOST_POINTS
      ? [`${count(MOST_POINTS)} of ${says('families.ratiosKnown', count(all.ratiosKnown), all.ratiosKnown)} pairs are shown.`]
      : []),
    `Groups under ${LEAST_FAMILIES} families are combined. ${bothDaysInWords(statistics.asOf, statistics.dataAsOf)}, computed ${dateTimeOf(takenAt, drawing.look.zone)}.`,
  );
  if (!all) {
    const answer = 'Too few families to show';
    const why = `Fewer than ${LEAST_FAMILIES} have their holder in the book. So few would give away individual clients.`;
    return { text: `${answer}. ${why}`, blocks: [richText(line(bold(answer), words(`\n${why}`))), notes] };
  }
  const families = says('families.families', plural(statistics.families, 'family', 'families'), statistics.families);
  const title = `${families}, ${says('families.pairs', plural(all.pairs, 'pair'), all.pairs)} of parent and member`;
  const rate = (kind: 'families.sameBand' | 'families.similar', value: number | null): string =>
    value === null ? said(value) : says(kind, said(value), value);
  const figure = statisticsFigure(statistics);
  return {
    text: escapeMrkdwn(
      `${title}: ${rate('families.sameBand', all.matchRate)} share a risk band, ${rate('families.similar', all.similarShare)} reinvest alike`,
    ),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      figureLines(all, says),
      ...(figure ? figureBlocks(figure, drawing.chart) : []),
      ...groupBlocks(statistics, drawing.look.table),
      notes,
      { type: 'actions', elements: [pairsButton()] },
    ],
  };
};
