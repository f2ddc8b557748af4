import type { ActionsBlock, DataTableBlock, KnownBlock, RawTextElement } from '@slack/types';
import type { ClientComparison } from '../../src/usecases/compare/compare-outcome.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { clientName } from '../asked-client/client-name.ts';
import { minorsSentence } from '../asked-client/guardian-note.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { answerProvenance } from '../recommendation/answer-provenance.ts';
import { chartNames, comparisonFigure, NO_NAMES } from './comparison-figure.ts';
import { type ComparisonRow, comparisonRows } from './comparison-rows.ts';
import { comparisonSummary } from './comparison-summary.ts';

const LONGEST_NAME = 60;
const LONGEST_BUTTON_ID = 30;

/** Buttons of one client. Each names its client, because there are two of each. */
const buttonsOf = (clientId: string): ActionsBlock[] => {
  const buttons = clientButtons(clientId, ['recommend', 'profile', 'family']);
  if (buttons.length === 0) return [];
  const named = buttons.map((button) => ({
    ...button,
    text: plain(`${button.text.text} · ${shown(clientId, LONGEST_BUTTON_ID)}`, SLACK_LIMITS.feedbackButtonText),
  }));
  return [{ type: 'actions', elements: named }];
};

const chartOf = (comparison: ClientComparison, chart: ChartLook, names: readonly [string, string]): KnownBlock[] => {
  if (chart.kind !== 'file')
    return figureBlocks(
      comparisonFigure(comparison, chartNames(comparison.left.profile.clientId, comparison.right.profile.clientId)),
      chart,
    );
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

/** Two clients side by side: the biggest differences, the chart, then every fact. */
export const comparisonMessage = (comparison: ClientComparison, look: Look, chart: ChartLook): Message => {
  const { left, right } = comparison;
  const names = [clientName(left.profile, LONGEST_NAME), clientName(right.profile, LONGEST_NAME)] as const;
  const title = `${names[0]} vs ${names[1]}`;
  const summary = comparisonSummary(comparison);
  const minors = minorsSentence([left.profile, right.profile]);
  return {
    text: escapeMrkdwn(`${title}: ${summary.text}${minors === null ? '' : ` ${minors}`}`),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      summary.block,
      ...(minors === null ? [] : [context(`⚠️ ${minors}`)]),
      ...chartOf(comparison, chart, names),
      ...tableOrList(comparisonRows(comparison), names, look.table),
      answerProvenance(comparison, look.zone, {
        clients: [left, right].map(({ profile, profileFrom }) => ({ id: profile.clientId, from: profileFrom })),
      }),
      ...[left, right].flatMap(({ profile }) => buttonsOf(profile.clientId)),
    ],
  };
};
