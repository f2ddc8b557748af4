import { namedClientsMessage, nothingNamedMessage } from '../../../views/hello/direct-answer.ts';
import { introductionToChannel, introductionToPerson } from '../../../views/hello/introduction.ts';
import { type Builders, strictViews, times } from '../../helpers/strict-views.ts';

const BUILDERS: Builders = {
  introduction: () => [introductionToPerson(), introductionToChannel(true), introductionToChannel(false)],
  'direct-answer': (words, size) => [
    nothingNamedMessage(),
    // A message names three clients at most.
    namedClientsMessage(
      times(size === 'many' ? 'some' : size, (at) => ({
        clientId: `${words}${at}`,
        name: words,
        riskBand: at === 0 ? null : 'B',
        trades: at,
        totalInvested: 9e15,
      })),
      ['recommend', 'profile', 'ladder', 'compare', 'family'],
    ),
  ],
};

strictViews('hello', BUILDERS, []);
