import { COMMANDS } from '../../../commands/index.ts';
import { day } from '../../../src/advisor/units.ts';
import { namedClientsMessage } from '../../../views/first-contact/direct-answer.ts';
import { helpMessage } from '../../../views/first-contact/help.ts';
import { introductionToChannel, introductionToPerson } from '../../../views/first-contact/introduction.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const BUILDERS: Builders = {
  help: () => [
    helpMessage(COMMANDS, 'advisor', null),
    helpMessage([...COMMANDS, ...COMMANDS, ...COMMANDS], 'admin', { day: day(20_000), workingDays: 4 }),
  ],
  introduction: () => [introductionToPerson(), introductionToChannel(true), introductionToChannel(false)],
  'direct-answer': (words, size) => [
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

strictViews('first-contact', BUILDERS, []);
