import type { RichTextBlock } from '@slack/types';
import { isMinor } from '../../src/advisor/advice/guardian.ts';
import type { Paise } from '../../src/advisor/units.ts';
import { claim } from '../../src/claims/claim.ts';
import type { ClientLookup } from '../../src/usecases/client/client-lookup.ts';
import { GENDER_WORDS } from '../asked-client/client-facts.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { date, money, percent, plural, rate, shown } from '../blocks/format.ts';

type Fact = readonly [label: string, said: string];

const who = ({ profile: { clientId, asOf, age, gender } }: ClientLookup): Fact => {
  const minor = isMinor({ age, gender }) ? ' (a minor: the guardian decides)' : '';
  const said = [
    age === null
      ? 'age not recorded'
      : `${claim(plural(age, 'year'), { kind: 'client.age', subject: { client: clientId }, number: age, asOf })}${minor}`,
    gender === null ? 'gender not recorded' : GENDER_WORDS[gender],
  ];
  return ['Age and gender', said.join(' · ')];
};

/** Risk band and where it comes from, which matters as much as the band. */
const riskBand = ({ profile: { riskBand: band, riskBandSource: source } }: ClientLookup): Fact => [
  'Risk band',
  band === null
    ? 'not recorded, and no purchase shows it; advice treats it as A'
    : source === 'recorded'
      ? `${band}, as recorded`
      : `${band}, derived from the ratings of what was bought; nobody recorded one`,
];

const outstanding = ({ profile: { trades, outstanding: held, maturityUnknown = 0 as Paise } }: ClientLookup): Fact[] => {
  if (trades === 0 || held === undefined) return [];
  if (held === null) return [['Outstanding', 'unknown: no maturity is recorded']];
  const unknown = maturityUnknown > 0 ? `; another ${money(maturityUnknown)} has no maturity recorded` : '';
  return [['Outstanding', `${held === 0 ? 'nothing' : money(held)}${unknown}`]];
};

const bought = ({ profile }: ClientLookup): Fact => {
  const { clientId, asOf, trades, totalInvested, firstTradeDay, lastTradeDay } = profile;
  if (trades === 0) return ['Bought so far', 'nothing yet'];
  const when =
    firstTradeDay === null || lastTradeDay === null
      ? ''
      : firstTradeDay === lastTradeDay
        ? ` on ${date(lastTradeDay)}`
        : `, ${date(firstTradeDay)} to ${date(lastTradeDay)}`;
  const subject = { client: clientId };
  const amount = claim(money(totalInvested), { kind: 'client.bought', subject, number: totalInvested, asOf });
  const purchases = claim(plural(trades, 'purchase'), { kind: 'client.purchases', subject, number: trades, asOf });
  return ['Bought so far', `${amount} in ${purchases}${when}`];
};

const averages = ({ profile: { averageYield, averageCoupon, reinvestmentRatio, boughtAgain, trades } }: ClientLookup): Fact[] => {
  if (trades === 0) return [];
  const said = [
    averageYield === null ? 'yield unknown' : `yield ${rate(averageYield)}`,
    averageCoupon === null ? 'coupon unknown' : `coupon ${rate(averageCoupon)}`,
  ];
  const reinvests: Fact[] =
    reinvestmentRatio === null ? [] : [['Reinvests', `${percent(reinvestmentRatio)} of purchases within 90 days of the one before`]];
  const again: Fact[] = boughtAgain == null ? [] : [['Matured money', `${percent(boughtAgain)} bought again within 90 days`]];
  return [['On average', `${said.join(' · ')}, at purchase, over all that was bought, weighted by amount`], ...reinvests, ...again];
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

/** The client's facts, one per line. Missing facts are named as not recorded. */
export const profileLines = (lookup: ClientLookup): RichTextBlock => {
  const facts = [
    who(lookup),
    riskBand(lookup),
    ...outstanding(lookup),
    bought(lookup),
    ...averages(lookup),
    ...horizon(lookup),
    manager(lookup),
    family(lookup),
  ];
  return richText(
    list(
      'bullet',
      facts.map(([label, said]) => line(bold(label), words(` ${said}`))),
    ),
  );
};
