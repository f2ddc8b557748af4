import type { RichTextBlock } from '@slack/types';
import type { ClientLookup } from '../../src/usecases/clients/client-lookup.ts';
import { bold, line, list, richText, words } from '../blocks.ts';
import { date, money, percent, plural, rate, shown } from '../format.ts';

type Fact = readonly [label: string, said: string];

const GENDER = { M: 'man', F: 'woman', HUF: 'Hindu undivided family' } as const;

const who = ({ profile: { age, gender } }: ClientLookup): Fact => {
  const said = [age === null ? 'age not recorded' : plural(age, 'year'), gender === null ? 'gender not recorded' : GENDER[gender]];
  return ['Age and gender', said.join(' · ')];
};

/** Where the band comes from is as much worth as the band. */
const riskBand = ({ profile: { riskBand: band, riskBandSource: source } }: ClientLookup): Fact => [
  'Risk band',
  band === null
    ? 'not recorded, and no purchase shows it; advice treats it as A'
    : source === 'recorded'
      ? `${band}, as recorded`
      : `${band}, derived from the ratings of what was bought; nobody recorded one`,
];

const invested = ({ profile }: ClientLookup): Fact => {
  const { trades, totalInvested, firstTradeDay, lastTradeDay } = profile;
  if (trades === 0) return ['Invested', 'nothing yet'];
  const when =
    firstTradeDay === null || lastTradeDay === null
      ? ''
      : firstTradeDay === lastTradeDay
        ? ` on ${date(lastTradeDay)}`
        : `, ${date(firstTradeDay)} to ${date(lastTradeDay)}`;
  return ['Invested', `${money(totalInvested)} in ${plural(trades, 'purchase')}${when}`];
};

const averages = ({ profile: { averageYield, averageCoupon, reinvestmentRatio, trades } }: ClientLookup): Fact[] => {
  if (trades === 0) return [];
  const said = [
    averageYield === null ? 'yield unknown' : `yield ${rate(averageYield)}`,
    averageCoupon === null ? 'coupon unknown' : `coupon ${rate(averageCoupon)}`,
  ];
  const reinvests: Fact[] =
    reinvestmentRatio === null ? [] : [['Reinvests', `${percent(reinvestmentRatio)} of purchases within 90 days of the one before`]];
  return [['On average', `${said.join(' · ')}, weighted by amount`], ...reinvests];
};

const manager = ({ manager: known }: ClientLookup): Fact => {
  if (!known) return ['Relationship manager', 'not recorded'];
  return ['Relationship manager', known.name === null ? shown(known.id, 60) : `${shown(known.name, 80)} (${shown(known.id, 30)})`];
};

const family = ({ family: hint, profile: { parentId } }: ClientLookup): Fact => {
  const of = parentId === null ? null : `member of the family of ${shown(parentId, 60)}`;
  if (!hint) return ['Family', of ?? 'none recorded'];
  const size = `${plural(hint.people, 'client')} together`;
  return ['Family', hint.isHolder ? `holder of a family, ${size}` : `${of ?? 'member of a family'}, ${size}`];
};

const horizon = ({ profile: { horizonDays } }: ClientLookup): Fact[] =>
  horizonDays == null ? [] : [['Horizon', `${plural(horizonDays, 'day')} left: no bond that matures later is shown`]];

/** What is recorded of the client, a line each; what is not recorded is said so. */
export const profileLines = (lookup: ClientLookup): RichTextBlock => {
  const facts = [who(lookup), riskBand(lookup), invested(lookup), ...averages(lookup), ...horizon(lookup), manager(lookup), family(lookup)];
  return richText(
    list(
      'bullet',
      facts.map(([label, said]) => line(bold(label), words(` ${said}`))),
    ),
  );
};
