import { context } from '../../../views/blocks/blocks.ts';
import { alreadyInThreadMessage } from '../../../views/notices/already-in-thread.ts';
import { busyHome, busyMessage, busyModal, busyOption } from '../../../views/notices/busy.ts';
import { bookAwayMessage, databaseAwayMessage } from '../../../views/notices/database-away.ts';
import { mayBeSecond } from '../../../views/notices/may-be-second.ts';
import { noRoleMessage } from '../../../views/notices/no-role.ts';
import { noticeModal } from '../../../views/notices/notice-modal.ts';
import { outdatedMessage } from '../../../views/notices/outdated.ts';
import { pressAgainMessage } from '../../../views/notices/press-again.ts';
import { sentToDirectMessages } from '../../../views/notices/sent-to-direct-messages.ts';
import { slackLimitsUsMessage } from '../../../views/notices/slack-limits-us.ts';
import { somethingBrokeMessage } from '../../../views/notices/something-broke.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const BUILDERS: Builders = {
  'already-in-thread': () => [alreadyInThreadMessage()],
  busy: () => [busyMessage(), busyModal(), busyHome(), { options: [busyOption()] }],
  'database-away': () => [databaseAwayMessage(), bookAwayMessage()],
  'may-be-second': (_words, size) => [mayBeSecond({ text: 'A message', blocks: times(size, () => context('A line')) })],
  'notice-modal': (words) => [noticeModal(words, busyMessage())],
  'slack-limits-us': () => [slackLimitsUsMessage(0), slackLimitsUsMessage(600)],
  'no-role': (words, size) => [noRoleMessage(times(size, () => words))],
  'press-again': () => [
    pressAgainMessage({ actionId: 'home_recommend' }),
    pressAgainMessage({ actionId: 'client_ladder', value: 'C_0042' }),
  ],
  outdated: () => [outdatedMessage()],
  'sent-to-direct-messages': () => [
    sentToDirectMessages(null),
    sentToDirectMessages('https://example.slack.com/archives/D1/p1700000000000100'),
  ],
  'something-broke': () => [somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z'), ZONE)],
  'source-down': () => [sourceDownMessage()],
  untrained: () =>
    [{}, { damagedVersion: 1e9 }].flatMap((untrained) => [
      untrainedMessage(untrained, { isAdmin: true, admins: [] }),
      untrainedMessage(untrained, { isAdmin: false, admins: [] }),
      untrainedMessage(untrained, { isAdmin: false, admins: ['U0A', 'U0B', 'U0C', 'U0D', '<@here>'] }),
    ]),
};

strictViews('notices', BUILDERS, []);
