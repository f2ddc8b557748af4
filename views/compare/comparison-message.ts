import type { ActionsBlock, Button, DataTableBlock, KnownBlock, RawTextElement } from '@slack/types';
import type { ClientComparison } from '../../src/usecases/compare/compare-outcome.ts';
import { type ClientSurface, clientButtons } from '../asked-client/client-buttons.ts';
import { clientName } from '../asked-client/client-name.ts';
import { minorsSentence } from '../asked-client/guardian-note.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { ageWarnings, answerProvenance } from '../recommendation/answer-provenance.ts';
import { chartNames, comparisonFigure, comparisonList, NO_NAMES } from './comparison-figure.ts';
import { type ComparisonRow, comparisonRows } from './comparison-rows.ts';
import { biggestDifference, comparisonInShort, differencesBlock } from './comparison-summary.ts';
import { moreOfPairButton } from './pair-button.ts';

const LONGEST_NAME = 60;
const LONGEST_BUTTON_ID = 30;

/** Buttons of one client. Each names its client, because there are two of each; they go in separate rows, as Slack takes an action once in each. */
const namedButtons = (clientId: string, surfaces: readonly ClientSurface[]): Button[] =>
  clientButtons(clientId, surfaces).map((button) => ({
    ...button,
    text: plain(`${button.text.text} · ${shown(clientId, LONGEST_BUTTON_ID)}`, SLACK_LIMITS.feedbackButtonText),
  }));
const actions = (elements: readonly Button[]): ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];

const chartOf = (comparison: ClientComparison, chart: ChartLook, names: readonly [string, string]): KnownBlock[] => {
  const ids = chartNames(comparison.left.profile.clientId, comparison.right.profile.clientId);
  if (chart.kind === 'text') return figureBlocks(comparisonList(comparison, ids), chart);
  if (chart.kind === 'native') return figureBlocks(comparisonFigure(comparison, ids), chart);
  const blocks = figureBlocks(comparisonFigure(comparison, NO_NAMES), chart);
  const legend = `${NO_NAMES[0]} is ${names[0]}, ${NO_NAMES[1].toLowerCase()} is ${names[1]}.`;
  return blocks.length > 0 ? [...blocks, context(legend)] : [];
};

const text = (it: string): RawTextElement => ({ type: 'raw_text', text: it });

const tableOf = (rows: readonly ComparisonRow[], [left, right]: readonly [string, string]): DataTableBlock => ({
  type: 'data_table',
  caption: 'Side by side',
  rows: [[text('Fact'), text(left), text(right)], ...rows.map((row) => [text(row.fact), text(row.left), text(row.right)])],
  page_size: Math.max(1, rows.length),
  row_header_column_index: 0,
});

/** Both clients fact by fact, as a table or as a list that wraps on a phone. */
const tableOrList = (rows: readonly ComparisonRow[], names: readonly [string, string], native: boolean): KnownBlock[] => {
  if (native) return [tableOf(rows, names)];
  return [
    richText(
      line(bold(`${names[0]} vs ${names[1]}, side by side`)),
      list(
        'bullet',
        rows.map(({ fact, left, right }) => line(bold(fact), words(left === right ? ` ${left}, both` : ` ${left} vs ${right}`))),
      ),
    ),
  ];
};

const namesOf = ({ left, right }: ClientComparison) =>
  [clientName(left.profile, LONGEST_NAME), clientName(right.profile, LONGEST_NAME)] as const;
const sourcesOf = ({ left, right }: ClientComparison) =>
  [left, right].map(({ profile, profileFrom }) => ({ id: profile.clientId, from: profileFrom }));
const minorsNote = ({ left, right }: ClientComparison): string | null => minorsSentence([left.profile, right.profile]);

/** Two clients on one phone screen: what to offer each, the biggest difference and the chart. `comparisonMoreMessage` has everything else. */
export const comparisonMessage = (comparison: ClientComparison, look: Look, chart: ChartLook): Message => {
  const { left, right } = comparison;
  const names = namesOf(comparison);
  const title = `${names[0]} vs ${names[1]}`;
  const { segments, offers } = comparisonInShort(comparison);
  const minors = minorsNote(comparison);
  const warnings = [...(minors === null ? [] : [`⚠️ ${minors}`]), ...ageWarnings(comparison, look.zone, sourcesOf(comparison))];
  const [one, other] = [left.profile.clientId, right.profile.clientId];
  return {
    text: escapeMrkdwn(`${title}: ${segments}. ${offers}${minors === null ? '' : ` ${minors}`}`),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(line(bold(offers), words(`\n${biggestDifference(comparison)}`))),
      context(segments),
      ...(warnings.length > 0 ? [context(...warnings)] : []),
      // Without its picture the figures are in the thread.
      ...(chart.kind === 'text' ? [] : chartOf(comparison, chart, names)),
      ...actions(namedButtons(one, ['recommend'])),
      ...actions([...namedButtons(other, ['recommend']), ...moreOfPairButton(one, other)]),
    ],
  };
};

/** Everything else about two clients, for the thread: all differences, the chart's figures, every fact and more buttons. */
export const comparisonMoreMessage = (comparison: ClientComparison, look: Look): Message => {
  const names = namesOf(comparison);
  const heading = `More on ${names[0]} vs ${names[1]}`;
  const { segments } = comparisonInShort(comparison);
  const minors = minorsNote(comparison);
  return {
    text: escapeMrkdwn(`${heading}: ${segments}${minors === null ? '' : `. ${minors}`}`),
    blocks: [
      richText(line(bold(heading))),
      differencesBlock(comparison),
      ...(minors === null ? [] : [context(`⚠️ ${minors}`)]),
      ...chartOf(comparison, { kind: 'text' }, names),
      ...tableOrList(comparisonRows(comparison), names, look.table),
      answerProvenance(comparison, look.zone, { clients: sourcesOf(comparison) }),
      ...[comparison.left, comparison.right].flatMap(({ profile }) =>
        actions(namedButtons(profile.clientId, ['recommend', 'profile', 'family'])),
      ),
    ],
  };
};
