import type { DataTableBlock, PlainTextOption, RawNumberElement, RawTextElement, RichTextBlock, StaticSelect } from '@slack/types';
import type { ModelSummary } from '../../src/usecases/ports.ts';
import { bold, line, list, type Message, plain, richText, words } from '../blocks.ts';
import { count, dateTimeOf, percent, plural, shown } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { Look } from '../look.ts';

export const ACTIVATE_SELECT = 'admin_activate_version';
export const COMPARE_SELECT = 'admin_compare_version';

/** More would not fit Slack's table; the newest are what people go back to. */
const MOST_ROWS = 40;
const MOST_LINES = 15;

const stateOf = ({ active, refusal }: ModelSummary): string =>
  active ? 'in force' : refusal === null ? '' : `refused: ${shown(refusal, 120)}`;
const hit = ({ hitAt1 }: ModelSummary): string => (hitAt1 === null ? '—' : percent(hitAt1));

const text = (value: string): RawTextElement => ({ type: 'raw_text', text: value || '—' });
const number = (value: number, shownAs: string): RawNumberElement => ({ type: 'raw_number', value, text: shownAs });

const tableOf = (newest: readonly ModelSummary[]): DataTableBlock => ({
  type: 'data_table',
  caption: 'Model versions, the newest first',
  page_size: 10,
  row_header_column_index: 0,
  rows: [
    ['Version', 'State', 'First type right', 'Trained', 'Clients', 'Trades', 'Segments'].map(text),
    ...newest.map((version) => [
      number(version.version, String(version.version)),
      text(stateOf(version)),
      version.hitAt1 === null ? text('—') : number(version.hitAt1, hit(version)),
      text(dateTimeOf(version.trainedAt)),
      number(version.clients, count(version.clients)),
      number(version.trades, count(version.trades)),
      number(version.segments, String(version.segments)),
    ]),
  ],
});

const listOf = (newest: readonly ModelSummary[]): RichTextBlock =>
  richText(
    list(
      'bullet',
      newest.slice(0, MOST_LINES).map((version) => {
        const facts = [
          dateTimeOf(version.trainedAt),
          plural(version.clients, 'client'),
          `first type right ${hit(version)}`,
          stateOf(version),
        ];
        return line(bold(`Version ${version.version}`), words(`  ${facts.filter((fact) => fact !== '').join(' · ')}`));
      }),
    ),
  );

const optionOf = (version: ModelSummary): PlainTextOption => ({
  text: plain(`Version ${version.version}, ${dateTimeOf(version.trainedAt)}`, SLACK_LIMITS.optionText),
  value: String(version.version),
});

const compareSelect = (versions: readonly ModelSummary[]): StaticSelect[] =>
  versions.length === 0
    ? []
    : [
        {
          type: 'static_select',
          action_id: COMPARE_SELECT,
          placeholder: plain('What would change with …', SLACK_LIMITS.optionText),
          options: versions.map(optionOf),
        },
      ];

const activateSelect = (versions: readonly ModelSummary[]): StaticSelect[] =>
  versions.length === 0
    ? []
    : [
        {
          type: 'static_select',
          action_id: ACTIVATE_SELECT,
          placeholder: plain('Put in force …', SLACK_LIMITS.optionText),
          options: versions.map(optionOf),
          confirm: {
            title: { type: 'plain_text', text: 'Put it in force?' },
            text: { type: 'plain_text', text: 'Every answer from now on comes from this version. Going back is as easy.' },
            confirm: { type: 'plain_text', text: 'Put in force' },
            deny: { type: 'plain_text', text: 'Cancel' },
          },
        },
      ];

/** All versions, and what can be done with them: putting one in force, or seeing what it would change. */
export const versionsMessage = (versions: readonly ModelSummary[], look: Pick<Look, 'table'>): Message => {
  const newest = versions.toReversed();
  const inForce = versions.find(({ active }) => active);
  const title = `${plural(versions.length, 'model version')}${inForce ? `, version ${inForce.version} in force` : ', none in force'}`;
  if (versions.length === 0) {
    const none = 'There is no model yet. “Retrain …” in /bond-admin makes the first.';
    return { text: none, blocks: [richText(line(words(none)))] };
  }
  const others = newest.filter(({ active }) => !active).slice(0, SLACK_LIMITS.options);
  const sound = others.filter(({ refusal }) => refusal === null);
  const selects = [...(inForce ? compareSelect(others) : []), ...activateSelect(sound)];
  const more = newest.length - MOST_ROWS;
  return {
    text: title,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      look.table ? tableOf(newest.slice(0, MOST_ROWS)) : listOf(newest),
      ...(more > 0 ? [richText(line(words(`${plural(more, 'older version')} are not shown; “bond-advisor models” lists all.`)))] : []),
      ...(selects.length === 0 ? [] : [{ type: 'actions' as const, elements: selects }]),
    ],
  };
};
