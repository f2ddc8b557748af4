import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement, RichTextSection } from '@slack/types';
import { amongSuitable } from '../../src/advisor/advice/among-suitable.ts';
import type { FamilyMember } from '../../src/usecases/family/family-outcome.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { count, money, percent, plural, shown } from '../blocks/format.ts';
import { pointsApart } from './kinship-words.ts';

type Cell = RawTextElement | RawNumberElement;

const LONGEST_NAME = 40;
const MOST_MEMBERS = 12;
const ROWS_A_PAGE = 6;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const UNKNOWN = text('—');
const number = (value: number, it: string): Cell => ({ type: 'raw_number', value, text: it });

const idOf = ({ profile, isHolder }: FamilyMember): string => `${clientName(profile, LONGEST_NAME)}${isHolder ? ' (holder)' : ''}`;
const bandOf = ({ profile }: FamilyMember): string =>
  profile.riskBand === null ? 'unknown' : `${profile.riskBand}${profile.riskBandSource === 'derived' ? ' (derived)' : ''}`;

const matchOf = ({ kinship }: FamilyMember): string | null => {
  if (!kinship || kinship.found.riskMatches === null) return null;
  return kinship.found.riskMatches ? 'same' : 'differs';
};

const COLUMNS: ReadonlyArray<readonly [string, (member: FamilyMember) => Cell]> = [
  ['Client', (member) => text(idOf(member))],
  ['Band', (member) => text(bandOf(member))],
  ['Recommend', ({ recommendation: { recommended } }) => text(recommended[0] ? shown(recommended[0].bondType, 40) : 'nothing suitable')],
  [
    'Among what fits',
    ({ recommendation }) => {
      const [chance] = amongSuitable(recommendation).chances;
      return chance === undefined ? UNKNOWN : number(Math.round(chance * 1000) / 10, percent(chance));
    },
  ],
  ['Outstanding', ({ outstanding }) => number(outstanding / 100, money(outstanding))],
  ['Bought so far', ({ profile }) => number(profile.totalInvested / 100, money(profile.totalInvested))],
  ['Purchases', ({ profile }) => number(profile.trades, count(profile.trades))],
  ['Age', ({ profile }) => (profile.age === null ? UNKNOWN : number(profile.age, count(profile.age)))],
  [
    'Reinvests',
    ({ profile }) =>
      profile.reinvestmentRatio === null
        ? UNKNOWN
        : number(Math.round(profile.reinvestmentRatio * 1000) / 10, percent(profile.reinvestmentRatio)),
  ],
  [
    'Matured, bought again',
    ({ profile: { boughtAgain } }) => (boughtAgain == null ? UNKNOWN : number(Math.round(boughtAgain * 1000) / 10, percent(boughtAgain))),
  ],
  [
    'Against parent',
    ({ kinship }) => {
      const difference = kinship?.found.reinvestmentDifference ?? null;
      return difference === null ? UNKNOWN : number(Math.round(difference * 1000) / 10, pointsApart(difference));
    },
  ],
  ['Risk as parent', (member) => text(matchOf(member) ?? '—')],
];

const table = (members: readonly FamilyMember[]): DataTableBlock => ({
  type: 'data_table',
  caption: 'The family, the weightiest first',
  rows: [COLUMNS.map(([name]) => text(name)), ...members.map((member) => COLUMNS.map(([, cell]) => cell(member)))],
  page_size: ROWS_A_PAGE,
  row_header_column_index: 0,
});

const memberLine = (member: FamilyMember): RichTextSection => {
  const { profile, recommendation, outstanding } = member;
  const [first] = recommendation.recommended;
  const facts = [
    profile.age === null ? null : `${count(profile.age)} years`,
    `risk band ${bandOf(member)}`,
    `${money(outstanding)} outstanding`,
    plural(profile.trades, 'purchase'),
    first
      ? `recommend ${shown(first.bondType, 40)} (${percent(amongSuitable(recommendation).chances[0] ?? 0)} among what fits)`
      : 'nothing suitable',
  ];
  return line(bold(idOf(member)), words(` ${facts.filter((fact) => fact !== null).join(' · ')}`));
};

/** Each member's profile and recommendation, as a sortable table or as a list. */
export const memberTable = (members: readonly FamilyMember[], native: boolean): KnownBlock[] => {
  if (members.length === 0) return [];
  const some = members.slice(0, MOST_MEMBERS);
  return native ? [table(some)] : [richText(line(bold('The family')), list('bullet', some.map(memberLine)))];
};
