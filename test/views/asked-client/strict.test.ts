import { clientOptions } from '../../../views/asked-client/client-options.ts';
import { pickClientModal } from '../../../views/asked-client/pick-client-modal.ts';
import { seesNobodyMessage, unknownClientMessage } from '../../../views/asked-client/unknown-client.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const BUILDERS: Builders = {
  'client-options': (words, size) => [
    { options: clientOptions(times(size, (at) => ({ clientId: `${words}${at}`, riskBand: null, trades: 1e9, totalInvested: 9e15 }))) },
  ],
  'pick-client-modal': () =>
    (['recommend', 'profile', 'compare', 'family', 'ladder'] as const).map((surface) => pickClientModal(surface, 'x'.repeat(3000))),
  'unknown-client': (words, size) => [seesNobodyMessage(), unknownClientMessage({ asked: words, similar: times(size, () => words) })],
};

strictViews('asked-client', BUILDERS, [
  'band-words',
  'bought-again-words',
  'client-buttons',
  'client-facts',
  'client-name',
  'guardian-note',
  'money-words',
  'segment-claims',
]);
