import { NO_PARTS, type PlainCall, VERBS } from '../../../src/advisor/plain/plain-call.ts';
import { day, fraction, paise } from '../../../src/advisor/units.ts';
import { chosenCallsMessage } from '../../../views/plain/calls-message.ts';
import { ladderNeedsMessage, tooManyClientsMessage, unclearMessage, whichClientMessage } from '../../../views/plain/plain-answers.ts';
import { tradesMessage } from '../../../views/plain/trades-message.ts';
import { whyMessage, whyNotMessage } from '../../../views/plain/why-message.ts';
import { idleCall, maturedCall, maturingCall } from '../../helpers/samples/sample-home.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const NOW = day(20_000);
const callOf = (verb: PlainCall['verb'], words: string): PlainCall => ({
  ...NO_PARTS,
  verb,
  clients: [words, words],
  type: words,
  band: 'A',
  when: { from: NOW, to: null },
  amount: paise(9e15),
  from: 1,
  to: 5,
  grade: 'AA-',
  leastYield: fraction(0.09),
  bond: words,
});
const trade = (words: string) => ({
  clientId: words as never,
  day: NOW,
  amount: paise(9e15),
  bondId: words,
  isin: words,
  issuer: words,
  bondType: words,
  yieldToMaturity: null,
  coupon: null,
  frequency: null,
  rating: null,
  band: null,
  maturityDay: null,
});

const BUILDERS: Builders = {
  'plain-answers': (words) => [
    ...VERBS.flatMap((verb) => [unclearMessage([callOf(verb, words), callOf(verb, words), callOf(verb, words)])]),
    unclearMessage([]),
    whichClientMessage(callOf('why', words)),
    ladderNeedsMessage(words),
    tooManyClientsMessage(),
  ],
  'why-message': (words) => {
    const shown = { ...sampleShown(), profile: sampleProfile({ clientId: (words || 'C') as never, name: words }) };
    return [whyMessage(shown, null), whyMessage(shown, words), whyNotMessage(shown, null), whyNotMessage(shown, words)];
  },
  'calls-message': (words, size) => [
    chosenCallsMessage(
      {
        asked: callOf('calls', words),
        asOf: NOW,
        from: NOW,
        until: NOW,
        // A message shows thirty calls at most.
        calls: times(size, (at) => [maturingCall(words, words), maturedCall(words, words), idleCall(words, words)][at % 3] as never).slice(
          0,
          30,
        ),
        more: words === '',
        isCut: true,
      },
      { day: NOW, workingDays: 4 },
    ),
  ],
  'trades-message': (words, size) => [
    tradesMessage({
      asked: callOf('trades', words),
      asOf: NOW,
      period: { from: NOW, to: null },
      managers: [words],
      clientId: null,
      purchases: 1e9,
      clients: 1e9,
      amount: paise(9e15),
      types: times(size, () => ({ bondType: words, amount: paise(9e15), purchases: 1e9 })),
      newest: times(size, (at) => ({ trade: trade(words), place: at + 1 })).slice(0, 15),
    }),
  ],
};

strictViews('plain', BUILDERS, ['call-in-words']);
