import { addDays, clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientLookup } from '../../../src/usecases/client/client-lookup.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type ChartLook, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { clientMessage, clientMoreMessage } from '../../../views/client/client-message.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { LOOKUP_DAY, lookedUpTrades, sampleCard, sampleLookup, sampleTrade } from '../../helpers/samples/sample-lookup.ts';
import { dayOf, SOME_SIGNS, sampleBond, sampleProfile, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

/** A client with these words in every text, and with purchases that mature every third day. */
const lookupOf = (words: string, size: Size): ClientLookup =>
  sampleLookup({
    profile: sampleProfile({
      clientId: clientId(words || 'C'),
      name: words,
      parentId: clientId(words || 'P'),
      trades: 1e9,
      totalInvested: paiseFromRupees(9e13),
      horizonDays: 400,
    }),
    profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') },
    segment: {
      kind: 'placed',
      card: sampleCard({ name: words, description: words, confidence: null }),
      model: { version: 1e9, trainedAt: new Date('2020-01-01T00:00:00Z') },
      learnedOn: LOOKUP_DAY,
    },
    advice: sampleShown({
      recommendation: {
        recommended: size === 'none' ? [] : [sampleType(words, 1, { bonds: [sampleBond({ issuer: words, isin: words, bondId: words })] })],
      },
    }),
    trades: lookedUpTrades(
      times(size, (at) =>
        sampleTrade({
          bondId: `${words}${at}`,
          isin: words,
          issuer: words,
          bondType: `${words}${at % 9}`,
          amount: paiseFromRupees(9e12),
          day: addDays(LOOKUP_DAY, -at * 20),
          maturityDay: at % 10 === 0 ? null : addDays(LOOKUP_DAY, at * 3),
        }),
      ),
    ),
    recommendations: times(size, (at) => ({
      shownAt: new Date('2026-03-01T08:00:00Z'),
      shownToAsker: at % 2 === 0,
      bondType: at === 0 ? null : words,
      tally: { ...SOME_SIGNS, up: 1e9, choices: times(size, () => words) },
    })).slice(0, 5),
    manager: { id: words, name: words },
    intake: {
      id: clientId(words),
      facts: intakeFacts({ name: words, objectives: [words], band: { kind: 'chosen', band: 'C', reason: words } }),
      relationshipManagerId: words,
      registeredBy: 'U1',
      registeredAt: new Date('2026-03-01T08:00:00Z'),
      bookId: size === 'none' ? null : clientId(words),
    },
  });

const CHARTS: ReadonlyArray<readonly ChartLook[]> = [
  [{ kind: 'native' }, { kind: 'native' }],
  [
    { kind: 'file', file: 'F0CHART' },
    { kind: 'file', file: 'F0OTHER' },
  ],
  [{ kind: 'text' }, { kind: 'text' }],
  [],
];

const messagesOf = (lookup: ClientLookup): Message[] =>
  CHARTS.flatMap((charts) =>
    [NEWEST_LOOK, PLAINEST_LOOK].flatMap((look) => [clientMessage(lookup, look, charts), clientMoreMessage(lookup, look, charts)]),
  );

const BUILDERS: Builders = {
  'client-message': (words, size) =>
    [
      lookupOf(words, size),
      sampleLookup(),
      sampleLookup({
        segment: { kind: 'untrained' },
        advice: null,
        trades: null,
        manager: null,
        family: null,
        recommendations: [],
        profile: sampleProfile({
          age: null,
          gender: null,
          riskBand: null,
          riskBandSource: 'unknown',
          trades: 0,
          totalInvested: paiseFromRupees(0),
          averageYield: null,
          averageCoupon: null,
          reinvestmentRatio: null,
          firstTradeDay: null,
          lastTradeDay: null,
        }),
      }),
      sampleLookup({
        segment: { kind: 'untrained', damagedVersion: 3 },
        trades: lookedUpTrades([sampleTrade({ maturityDay: dayOf('2020-01-01') })]),
      }),
    ].flatMap(messagesOf),
};

const PARTS = [
  'best-offer',
  'history-figure',
  'maturity-figure',
  'maturity-months',
  'maturity-words',
  'past-advice',
  'profile-lines',
  'trade-table',
];

strictViews('client', BUILDERS, PARTS);
