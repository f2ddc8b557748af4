import type { RichTextBlock } from '@slack/types';
import { isMinor } from '../../src/advisor/suitability/guardian.ts';
import type { Day, Paise } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf, type Says } from '../../src/claims/claim.ts';
import type { ClientLookup } from '../../src/usecases/client/client-lookup.ts';
import { bandInWords } from '../asked-client/band-words.ts';
import { GENDER_WORDS } from '../asked-client/client-facts.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { date, money, percent, plural, rate, shown } from '../blocks/format.ts';

type Fact = readonly [label: string, said: string];

const who = ({ profile }: ClientLookup, says: Says): Fact => {
  const { age, gender } = profile;
  const minor = isMinor(profile) ? ' (a minor: the guardian decides)' : '';
  const said = [
    age === null ? PHRASES.ageUnknown : `${says('client.age', plural(age, 'year'), age)}${minor}`,
    gender === null ? PHRASES.genderUnknown : GENDER_WORDS[gender],
  ];
  return ['Age and gender', said.join(' · ')];
};

/** The risk band that counts and why, which matters as much as the band. */
const riskBand = ({ profile, countedBand }: ClientLookup): Fact => [
  'Risk band',
  bandInWords(profile, countedBand).replace(/^risk band /, ''),
];

const outstanding = ({ profile: { trades, outstanding: held, maturityUnknown = 0 as Paise } }: ClientLookup, says: Says): Fact[] => {
  if (trades === 0 || held === undefined) return [];
  if (held === null) return [['Outstanding', 'unknown: no maturity is recorded']];
  const unknown =
    maturityUnknown > 0
      ? `; another ${says('client.maturityUnknown', money(maturityUnknown), maturityUnknown)} has no maturity recorded`
      : '';
  return [['Outstanding', `${says('client.outstanding', held === 0 ? 'nothing' : money(held), held)}${unknown}`]];
};

const bought = ({ profile }: ClientLookup, says: Says): Fact => {
  const { trades, totalInvested, firstTradeDay, lastTradeDay } = profile;
  if (trades === 0) return [PHRASES.boughtSoFar, 'nothing yet'];
  const day = (kind: 'client.firstBought' | 'client.lastBought', on: Day): string => says(kind, date(on), on);
  const when =
    firstTradeDay === null || lastTradeDay === null
      ? ''
      : firstTradeDay === lastTradeDay
        ? ` on ${day('client.lastBought', lastTradeDay)}`
        : `, ${day('client.firstBought', firstTradeDay)} to ${day('client.lastBought', lastTradeDay)}`;
  const amount = says('client.bought', money(totalInvested), totalInvested);
  return [PHRASES.boughtSoFar, `${amount} in ${says('client.purchases', plural(trades, 'purchase'), trades)}${when}`];
};

const averages = ({ profile }: ClientLookup, says: Says): Fact[] => {
  const { averageYield, averageCoupon, reinvestmentRatio, boughtAgain, trades } = profile;
  if (trades === 0) return [];
  const said = [
    averageYield === null ? 'yield unknown' : `yield ${says('client.yield', rate(averageYield), averageYield)}`,
    averageCoupon === null ? 'coupon unknown' : `coupon ${says('client.coupon', rate(averageCoupon), averageCoupon)}`,
  ];
  const reinvests: Fact[] =
    reinvestmentRatio === null
      ? []
      : [
          [
            'Reinvests',
            `${says('client.reinvests', percent(reinvestmentRatio), reinvestmentRatio)} of purchases within 90 days of the one before`,
          ],
        ];
  const again: Fact[] =
    boughtAgain == null
      ? []
      : [['Matured money', `${says('client.boughtAgain', percent(boughtAgain), boughtAgain)} bought again within 90 days`]];
  return [['On average', `${said.join(' · ')}, at purchase, over all that was bought, weighted by amount`], ...reinvests, ...again];
};

const manager = ({ manager: known }: ClientLookup): Fact => {
  if (!known) return ['Relationship manager', 'not recorded'];
  return ['Relationship manager', known.name === null ? shown(known.id, 60) : `${shown(known.name, 80)} (${shown(known.id, 30)})`];
};

const family = ({ family: hint, profile: { parentId } }: ClientLookup, says: Says): Fact => {
  const of = parentId === null ? null : `member of the family of ${shown(parentId, 60)}`;
  if (!hint) return ['Family', of ?? 'none recorded'];
  const size = `${says('family.clients', plural(hint.people, 'client'), hint.people)} together`;
  return ['Family', hint.isHolder ? `holder of a family, ${size}` : `${of ?? 'member of a family'}, ${size}`];
};

const horizon = ({ profile: { horizonDays } }: ClientLookup, says: Says): Fact[] =>
  horizonDays == null
    ? []
    : [['Horizon', `${says('client.daysLeft', plural(horizonDays, 'day'), horizonDays)} left: no bond that matures later is shown`]];

/** The client's facts, one per line. Missing facts are named as not recorded. */
export const profileLines = (lookup: ClientLookup): RichTextBlock => {
  const says = claimsOf({ client: lookup.profile.clientId }, lookup.profile.asOf);
  const facts = [
    who(lookup, says),
    riskBand(lookup),
    ...outstanding(lookup, says),
    bought(lookup, says),
    ...averages(lookup, says),
    ...horizon(lookup, says),
    manager(lookup),
    family(lookup, says),
  ];
  return richText(
    list(
      'bullet',
      facts.map(([label, said]) => line(bold(label), words(` ${said}`))),
    ),
  );
};
