import test from 'ava';
import { alreadyInThreadMessage } from '../../../views/notices/already-in-thread.ts';
import { noRoleMessage } from '../../../views/notices/no-role.ts';
import { sentToDirectMessages } from '../../../views/notices/sent-to-direct-messages.ts';
import { somethingBrokeMessage } from '../../../views/notices/something-broke.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { shortMessages } from '../../helpers/slack/short-messages.ts';

shortMessages({
  untrained: untrainedMessage({}, { isAdmin: false, admins: ['U0ADMIN'] }),
  'source down': sourceDownMessage(),
  'no role, no admin known': noRoleMessage([]),
  'no role': noRoleMessage(['UADMIN1', 'UADMIN2', 'UADMIN3']),
  'something broke': somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z'), ZONE),
  'already in the thread': alreadyInThreadMessage(),
  'sent to direct messages': sentToDirectMessages(null),
});

test('strangers are told whom to ask, as mentions, and only real user ids become one', (t) => {
  const message = noRoleMessage(['UADMIN1', '<!channel>', 'UADMIN2']);
  t.deepEqual(
    objectsIn(message.blocks)
      .filter(({ type }) => type === 'user')
      .map(({ user_id }) => user_id),
    ['UADMIN1', 'UADMIN2'],
  );
  t.false(JSON.stringify(message).includes('channel'));
});

test('many admins are not all named', (t) => {
  const message = noRoleMessage(Array.from({ length: 50 }, (_, n) => `U${n}`));
  t.is(objectsIn(message.blocks).filter(({ type }) => type === 'user').length, 5);
});

test('the reference and the time of a fault are in the message', (t) => {
  t.regex(somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z'), ZONE).text, /reference: ab12cd34 \(13 Mar 2026, 13:35\)/);
});
