import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement, RichTextSection } from '@slack/types';
import { amongSuitable } from '../../src/advisor/advice/among-suitable.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import type { FamilyMember, FamilyReview } from '../../src/usecases/family/family-outcome.ts';
import { bandInShort } from '../asked-client/band-words.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { count, money, percent, plural, shown } from '../blocks/format.ts';
import { chanceInWords } from '../recommendation/answer.ts';
import type { FamilySays } from './family-claims.ts';
import { moreThanParent } from './kinship-words.ts';

type Cell = RawTextElement | RawNumberElement;

const LONGEST_NAME = 40;
const MOST_MEMBERS = 12;
const ROWS_A_PAGE = 6;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const UNKNOWN = text('—');
const number = (value: number, it: string): Cell => ({ type: 'raw_number', value, text: it });

/** A member's name, at a place in the list. */
const nameAt = ({ profile, isHolder }: FamilyMember, at: number, says: FamilySays): string =>
  says('family.place', `${clientName(profile, LONGEST_NAME)}${isHolder ? ' (holder)' : ''}`, at + 1, { member: profile.clientId });
const bandOf = ({ profile, recommendation }: FamilyMember): string => bandInShort(profile, recommendation.countedBand);
const saysOf = ({ profile: { clientId, asOf } }: FamilyMember) => claimsOf({ client: clientId }, asOf);
const outstandingOf = (member: FamilyMember): string => saysOf(member)('client.outstanding', money(member.outstanding), member.outstanding);
/** A share in a cell, in percent with a decimal for sorting. */
const shareCell = (share: number, said: string): Cell => number(Math.round(share * 1000) / 10, said);

const matchOf = ({ kinship }: FamilyMember): string | null => {
  if (!kinship || kinship.found.riskMatches === null) return null;
  return kinship.found.riskMatches ? 'same' : 'differs';
};

const COLUMNS: ReadonlyArray<readonly [string, (member: FamilyMember, asOf: Day) => Cell]> = [
  ['Band', (member) => text(bandOf(member))],
  ['Recommend', ({ recommendation: { recommended } }) => text(recommended[0] ? shown(recommended[0].bondType, 40) : 'nothing suitable')],
  [
    PHRASES.amongFits,
    ({ recommendation }) => {
      const [chance] = amongSuitable(recommendation).chances;
      return chance === undefined ? UNKNOWN : shareCell(chance, chanceInWords(recommendation, 0) ?? '');
    },
  ],
  ['Outstanding', (member) => number(member.outstanding / 100, outstandingOf(member))],
  [
    PHRASES.boughtSoFar,
    (member) => {
      const { totalInvested } = member.profile;
      return number(totalInvested / 100, saysOf(member)('client.bought', money(totalInvested), totalInvested));
    },
  ],
  [
    'Purchases',
    (member) => number(member.profile.trades, saysOf(member)('client.purchases', count(member.profile.trades), member.profile.trades)),
  ],
  [
    'Age',
    (member) => {
      const { age } = member.profile;
      return age === null ? UNKNOWN : number(age, saysOf(member)('client.age', count(age), age));
    },
  ],
  [
    'Reinvests',
    (member) => {
      const ratio = member.profile.reinvestmentRatio;
      return ratio === null ? UNKNOWN : shareCell(ratio, saysOf(member)('client.reinvests', percent(ratio), ratio));
    },
  ],
  [
    PHRASES.maturedBoughtAgain,
    (member) => {
      const { boughtAgain } = member.profile;
      return boughtAgain == null
        ? UNKNOWN
        : shareCell(boughtAgain, saysOf(member)('client.boughtAgain', percent(boughtAgain), boughtAgain));
    },
  ],
  [
    'Against parent',
    ({ kinship, profile }, asOf) => {
      const difference = kinship?.found.reinvestmentDifference ?? null;
      if (!kinship || difference === null) return UNKNOWN;
      return shareCell(difference, moreThanParent(profile.clientId, kinship.parent, difference, asOf));
    },
  ],
  ['Risk as parent', (member) => text(matchOf(member) ?? '—')],
];

const table = (members: readonly FamilyMember[], asOf: Day, says: FamilySays): DataTableBlock => ({
  type: 'data_table',
  caption: 'Family members: the holder, then who was asked about, then by outstanding',
  rows: [
    ['Client', ...COLUMNS.map(([name]) => name)].map(text),
    ...members.map((member, at) => [text(nameAt(member, at, says)), ...COLUMNS.map(([, cell]) => cell(member, asOf))]),
  ],
  page_size: ROWS_A_PAGE,
  row_header_column_index: 0,
});

const memberLine = (member: FamilyMember, name: string): RichTextSection => {
  const { profile, recommendation } = member;
  const says = saysOf(member);
  const [first] = recommendation.recommended;
  const facts = [
    profile.age === null ? null : says('client.age', `${count(profile.age)} years`, profile.age),
    `risk band ${bandOf(member)}`,
    `${outstandingOf(member)} outstanding`,
    says('client.purchases', plural(profile.trades, 'purchase'), profile.trades),
    first ? `recommend ${shown(first.bondType, 40)} (${chanceInWords(recommendation, 0)} among what fits)` : 'nothing suitable',
  ];
  return line(bold(name), words(` ${facts.filter((fact) => fact !== null).join(' · ')}`));
};

/** Each member's profile and recommendation, as a sortable table or as a list. */
export const memberTable = ({ members, asOf }: FamilyReview, native: boolean, says: FamilySays): KnownBlock[] => {
  if (members.length === 0) return [];
  const some = members.slice(0, MOST_MEMBERS);
  const lines = (): RichTextSection[] => some.map((member, at) => memberLine(member, nameAt(member, at, says)));
  return native ? [table(some, asOf, says)] : [richText(line(bold('The family')), list('bullet', lines()))];
};
