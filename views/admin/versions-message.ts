import type { DataTableBlock, PlainTextOption, RawNumberElement, RawTextElement, RichTextBlock, StaticSelect } from '@slack/types';
import { claimsOf } from '../../src/claims/claim.ts';
import type { ModelSummary } from '../../src/usecases/ports/model-store.ts';
import { bold, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { count, dateTimeOf, percent, plural } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { Look } from '../blocks/look.ts';
import { listing } from '../models/listing-claims.ts';
import { refusalInWords } from '../models/refusal-words.ts';

export const ACTIVATE_SELECT = 'admin_activate_version';
export const COMPARE_SELECT = 'admin_compare_version';

/** Most rows that fit Slack's table. The newest are kept, because people go back to those. */
const MOST_ROWS = 40;
const MOST_LINES = 15;

const stateOf = (summary: ModelSummary): string => {
  const { version, active, refusal } = summary;
  if (active) return listing(summary).active('active');
  return refusal === null ? '' : `refused: ${refusalInWords(version, refusal, 120)}`;
};
const hit = (summary: ModelSummary): string =>
  summary.hitAt1 === null ? '—' : listing(summary).figure('hitAt1', percent(summary.hitAt1), summary.hitAt1 * 100);

const trainedAt = (version: ModelSummary, zone: string): string => listing(version).trained(dateTimeOf(version.trainedAt, zone), zone);

const text = (value: string): RawTextElement => ({ type: 'raw_text', text: value || '—' });
const number = (value: number, shownAs: string): RawNumberElement => ({ type: 'raw_number', value, text: shownAs });

const tableOf = (newest: readonly ModelSummary[], zone: string): DataTableBlock => ({
  type: 'data_table',
  caption: 'Model versions, the newest first',
  page_size: 10,
  row_header_column_index: 0,
  rows: [
    ['Version', 'State', 'First type right', 'Trained', 'Clients', 'Trades', 'Segments'].map(text),
    ...newest.map((version) => [
      number(version.version, listing(version).place(String(version.version), newest.indexOf(version))),
      text(stateOf(version)),
      version.hitAt1 === null ? text('—') : number(version.hitAt1, hit(version)),
      text(trainedAt(version, zone)),
      number(version.clients, listing(version).figure('clients', count(version.clients), version.clients)),
      number(version.trades, listing(version).figure('trades', count(version.trades), version.trades)),
      number(version.segments, listing(version).figure('segments', String(version.segments), version.segments)),
    ]),
  ],
});

const listOf = (newest: readonly ModelSummary[], zone: string): RichTextBlock =>
  richText(
    list(
      'bullet',
      newest.slice(0, MOST_LINES).map((version) => {
        const facts = [
          trainedAt(version, zone),
          listing(version).figure('clients', plural(version.clients, 'client'), version.clients),
          `first type right ${hit(version)}`,
          stateOf(version),
        ];
        return line(
          bold(listing(version).place(`Version ${version.version}`, newest.indexOf(version))),
          words(`  ${facts.filter((fact) => fact !== '').join(' · ')}`),
        );
      }),
    ),
  );

const optionOf = (version: ModelSummary, zone: string): PlainTextOption => ({
  text: plain(`Version ${version.version}, ${trainedAt(version, zone)}`, SLACK_LIMITS.optionText),
  value: String(version.version),
});

const compareSelect = (versions: readonly ModelSummary[], zone: string): StaticSelect[] =>
  versions.length === 0
    ? []
    : [
        {
          type: 'static_select',
          action_id: COMPARE_SELECT,
          placeholder: plain('What would change with …', SLACK_LIMITS.optionText),
          options: versions.map((version) => optionOf(version, zone)),
        },
      ];

const activateSelect = (versions: readonly ModelSummary[], zone: string): StaticSelect[] =>
  versions.length === 0
    ? []
    : [
        {
          type: 'static_select',
          action_id: ACTIVATE_SELECT,
          placeholder: plain('Activate …', SLACK_LIMITS.optionText),
          options: versions.map((version) => optionOf(version, zone)),
          confirm: {
            title: { type: 'plain_text', text: 'Activate it?' },
            text: { type: 'plain_text', text: 'Every answer from now on comes from this version. You can go back the same way.' },
            confirm: { type: 'plain_text', text: 'Activate' },
            deny: { type: 'plain_text', text: 'Cancel' },
          },
        },
      ];

/** All model versions, with menus to activate one or to see what it would change. */
export const versionsMessage = (versions: readonly ModelSummary[], look: Pick<Look, 'table' | 'zone'>): Message => {
  const newest = versions.toReversed();
  const activeVersion = versions.find(({ active }) => active);
  const kept = claimsOf({}, 0)('product.versions', plural(versions.length, 'model version'), versions.length);
  const title = `${kept}${activeVersion ? `, version ${activeVersion.version} active` : ', none active'}`;
  if (versions.length === 0) {
    const none = 'There’s no model yet. “Retrain …” in /bond-admin makes the first.';
    return { text: none, blocks: [richText(line(words(none)))] };
  }
  const others = newest.filter(({ active }) => !active).slice(0, SLACK_LIMITS.options);
  const sound = others.filter(({ refusal }) => refusal === null);
  const selects = [...(activeVersion ? compareSelect(others, look.zone) : []), ...activateSelect(sound, look.zone)];
  const more = newest.length - MOST_ROWS;
  return {
    text: title,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      look.table ? tableOf(newest.slice(0, MOST_ROWS), look.zone) : listOf(newest, look.zone),
      ...(more > 0
        ? [
            richText(
              line(words(`${plural(more, 'older version')} ${more === 1 ? 'isn’t' : 'aren’t'} shown; “bond-advisor models” lists all.`)),
            ),
          ]
        : []),
      ...(selects.length === 0 ? [] : [{ type: 'actions' as const, elements: selects }]),
    ],
  };
};
