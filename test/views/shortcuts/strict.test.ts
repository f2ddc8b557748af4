import { noClientModal, whichClientModal } from '../../../views/shortcuts/which-client-modal.ts';
import { strictViews, times } from '../../helpers/slack/strict-views.ts';

const METADATA = 'x'.repeat(3000);

strictViews(
  'shortcuts',
  {
    'which-client-modal': (words, size) => [
      whichClientModal(
        times(size, (at) => `${words}${at}`),
        METADATA,
      ),
      noClientModal(null, METADATA),
      noClientModal({ clientId: words, name: words, riskBand: null, trades: 1e9, totalInvested: 9e15 } as never, METADATA),
    ],
  },
  ['shortcuts'],
);
