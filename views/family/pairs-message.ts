import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import type { FamilyPair, FamilyPairList } from '../../src/usecases/family/list-pairs.ts';
import { bandInShort } from '../asked-client/band-words.ts';
import { CLIENT_ACTIONS } from '../asked-client/client-buttons.ts';
import { clientName } from '../asked-client/client-name.ts';
import { COMPARE_NAMED_ACTION } from '../asked-client/unknown-client.ts';
import { bold, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { count, dateTimeOf, escapeMrkdwn, percent, plural } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { Look } from '../blocks/look.ts';
import { rowMenu } from '../blocks/row-menu.ts';
import { moreThanParent } from './kinship-words.ts';

type Cell = RawTextElement | RawNumberElement;
type Person = FamilyPair['child'];

const LONGEST_NAME = 40;
const MOST_LINES = 12;
const ROWS_A_PAGE = 7;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const NOTHING = text('—');
const nameOf = (person: Person): string => clientName(person, LONGEST_NAME);
const bandOf = (person: Person): string => bandInShort(person, undefined);

/** How much of what matures or is bought the client reinvests; null if it isn't known. */
const reinvests = ({ clientId: client, asOf, reinvestmentRatio: ratio }: Person): string | null =>
  ratio === null ? null : claimsOf({ client }, asOf)('client.reinvests', percent(ratio), ratio);

const shareCell = (person: Person): Cell => {
  const said = reinvests(person);
  return said === null ? NOTHING : { type: 'raw_number', value: Math.round((person.reinvestmentRatio ?? 0) * 100), text: said };
};

const differenceOf = ({ parent, child, found: { reinvestmentDifference: difference } }: FamilyPair): string | null =>
  difference === null ? null : moreThanParent(child.clientId, parent.clientId, difference, child.asOf);

const bandsOf = ({ found: { riskMatches } }: FamilyPair): string => (riskMatches === null ? 'not known' : riskMatches ? 'same' : 'differ');

const COLUMNS: ReadonlyArray<readonly [string, (pair: FamilyPair) => Cell]> = [
  ['Parent', ({ parent }) => text(nameOf(parent))],
  ['Member', ({ child }) => text(nameOf(child))],
  ['Bands', (pair) => text(bandsOf(pair))],
  ['Parent’s band', ({ parent }) => text(bandOf(parent))],
  ['Member’s band', ({ child }) => text(bandOf(child))],
  ['Parent reinvests', ({ parent }) => shareCell(parent)],
  ['Member reinvests', ({ child }) => shareCell(child)],
  [
    'Member vs parent',
    (pair) => {
      const said = differenceOf(pair);
      const points = Math.round((pair.found.reinvestmentDifference ?? 0) * 100);
      return said === null ? NOTHING : { type: 'raw_number', value: points, text: said };
    },
  ],
];

const table = (pairs: readonly FamilyPair[]): { readonly block: DataTableBlock; readonly drawn: number } => {
  const rows: Cell[][] = [COLUMNS.map(([name]) => text(name))];
  let characters = 0;
  for (const pair of pairs) {
    const row = COLUMNS.map(([, cell]) => cell(pair));
    characters += row.reduce((sum, cell) => sum + (cell.text ?? '').length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  const block: DataTableBlock = { type: 'data_table', caption: PHRASES.pairs, rows, page_size: ROWS_A_PAGE, row_header_column_index: 1 };
  return { block, drawn: rows.length - 1 };
};

const pairLine = (pair: FamilyPair) => {
  const { parent, child } = pair;
  const difference = differenceOf(pair);
  const bands = `band ${bandOf(child)} vs ${bandOf(parent)}`;
  const more = difference === null ? '' : ` · reinvests ${reinvests(child)} vs ${reinvests(parent)} (${difference})`;
  return line(bold(`${nameOf(child)} vs ${nameOf(parent)}`), words(` ${bands}${more}`));
};

/** Menus that lead on from a row: a table's rows take no buttons. */
const leadOn = (pairs: readonly FamilyPair[]): KnownBlock[] => {
  const parents = [...new Map(pairs.map(({ parent }) => [parent.clientId, parent] as const)).values()];
  const elements = [
    ...rowMenu(
      CLIENT_ACTIONS.family,
      'Family of …',
      parents.map((parent) => [nameOf(parent), parent.clientId]),
    ),
    ...rowMenu(
      COMPARE_NAMED_ACTION,
      'Compare …',
      pairs.map(({ parent, child }) => [`${nameOf(child)} vs ${nameOf(parent)}`, `${child.clientId} ${parent.clientId}`]),
    ),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

const notes = ({ clients, lookedAt, more, takenAt, pairs }: FamilyPairList, drawn: number, zone: string): string[] => [
  ...(drawn < pairs.length + more ? [`The first ${plural(drawn, 'pair')} of ${count(pairs.length + more)}.`] : []),
  ...(lookedAt < clients ? [`Looked at ${count(lookedAt)} of ${plural(clients, 'client')}, in order of their ids.`] : []),
  ...(takenAt === null
    ? []
    : [`As of the last training, ${dateTimeOf(takenAt, zone)}. Reinvests: the share of purchases within 90 days of the one before.`]),
];

/** Parents and children side by side: both bands, both reinvestment ratios, and menus to a family or a comparison. */
export const pairsMessage = (found: FamilyPairList, look: Look): Message => {
  const { pairs } = found;
  const listed = (some: readonly FamilyPair[]) => ({ block: richText(list('bullet', some.map(pairLine))), drawn: some.length });
  const { block, drawn } = look.table ? table(pairs) : listed(pairs.slice(0, MOST_LINES));
  const noted = notes(found, drawn, look.zone);
  const footer = noted.length === 0 ? [] : [context(...noted)];
  if (pairs.length === 0) {
    const none = 'No parent and child among your clients';
    const why = 'The book records no account holder for any client you can see, or you can’t see the holder.';
    return { text: `${none}. ${why}`, blocks: [richText(line(bold(none), words(`\n${why}`))), ...footer] };
  }
  const same = pairs.slice(0, drawn).filter(({ found: { riskMatches } }) => riskMatches === true).length;
  const heading = `${PHRASES.pairs}: ${plural(drawn, 'pair')} shown, ${count(same)} with the same risk band`;
  return {
    text: escapeMrkdwn(heading),
    blocks: [richText(line(bold(heading))), block, ...leadOn(pairs), ...footer],
  };
};
