import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { ClientComparison } from '../../src/usecases/compare/compare-outcome.ts';
import { answerProvenance } from '../answer-provenance.ts';
import { context, type Message, plain } from '../blocks.ts';
import { clientButtons } from '../client-buttons.ts';
import { clientName } from '../client-name.ts';
import { figureBlocks } from '../figure-block.ts';
import { escapeMrkdwn, shown } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { ChartLook, Look } from '../look.ts';
import { chartNames, comparisonFigure, NO_NAMES } from './comparison-figure.ts';
import { comparisonRows } from './comparison-rows.ts';
import { comparisonSummary } from './comparison-summary.ts';
import { comparisonTable } from './comparison-table.ts';

const LONGEST_NAME = 60;
const LONGEST_BUTTON_ID = 30;

/** Each button says whose it is: there are two of each. */
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
      comparisonFigure(comparison.types, chartNames(comparison.left.profile.clientId, comparison.right.profile.clientId)),
      chart,
    );
  const blocks = figureBlocks(comparisonFigure(comparison.types, NO_NAMES), chart);
  const legend = `${NO_NAMES[0]} is ${names[0]}, ${NO_NAMES[1].toLowerCase()} is ${names[1]}.`;
  return blocks.length > 0 ? [...blocks, context(legend)] : [];
};

/** Two clients side by side: what sets them apart first, then the picture, then every fact of both. */
export const comparisonMessage = (comparison: ClientComparison, look: Look, chart: ChartLook): Message => {
  const { left, right } = comparison;
  const names = [clientName(left.profile, LONGEST_NAME), clientName(right.profile, LONGEST_NAME)] as const;
  const title = `${names[0]} beside ${names[1]}`;
  const summary = comparisonSummary(comparison);
  return {
    text: escapeMrkdwn(`${title}: ${summary.text}`),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      summary.block,
      ...chartOf(comparison, chart, names),
      ...comparisonTable(comparisonRows(comparison), names, look.table),
      answerProvenance(comparison, {
        clients: [left, right].map(({ profile, profileFrom }) => ({ id: profile.clientId, from: profileFrom })),
      }),
      ...[left, right].flatMap(({ profile }) => buttonsOf(profile.clientId)),
    ],
  };
};
