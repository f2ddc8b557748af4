import test from 'ava';
import fc from 'fast-check';
import { COMMANDS } from '../../commands/index.ts';
import { refusalOfMessage } from '../../playground/strictness/message.ts';
import { helpMessage } from '../../views/help.ts';
import { noRoleMessage } from '../../views/no-role.ts';
import { sentToDirectMessages } from '../../views/sent-to-direct-messages.ts';
import { notInChannelMessage, recommendationGoneMessage, sharedMessage } from '../../views/share-answers.ts';
import { somethingBrokeMessage } from '../../views/something-broke.ts';
import { sourceDownMessage } from '../../views/source-down.ts';
import { unknownClientMessage } from '../../views/unknown-client.ts';
import { untrainedMessage } from '../../views/untrained.ts';
import { objectsIn, stringsIn } from '../helpers/inside.ts';

for (const [name, message] of Object.entries({
  untrained: untrainedMessage(),
  'source down': sourceDownMessage(),
  'no role, no admin known': noRoleMessage([]),
  'no role': noRoleMessage(['UADMIN1', 'UADMIN2', 'UADMIN3']),
  'something broke': somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z')),
  'sent to direct messages': sentToDirectMessages(),
  'shared to a channel': sharedMessage('C0DESK'),
  'not in the channel': notInChannelMessage('C0DESK'),
  'a recommendation that is gone': recommendationGoneMessage(),
  help: helpMessage(COMMANDS, 'admin'),
  'unknown client': unknownClientMessage({ asked: 'C_1', similar: ['C_10', 'C_11'] }),
  'unknown client, nobody similar': unknownClientMessage({ asked: 'C_1', similar: [] }),
})) {
  test(`"${name}" keeps to Slack’s limits and says the same in its fallback`, (t) => {
    t.is(refusalOfMessage({ ...message }), null);
    t.true(stringsIn(message.blocks).join(' ').includes(message.text.slice(0, 12)));
  });
}

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

test('an unknown client’s answer leads to each who may be meant by a button, to what was asked for', (t) => {
  for (const [command, action] of [
    ['/bond-recommend', 'client_recommend'],
    ['/bond-client', 'client_profile'],
    ['/bond-family', 'client_family'],
  ]) {
    const { blocks } = unknownClientMessage({ asked: 'C_1', similar: ['C_10', 'C_11'] }, command);
    t.deepEqual(
      objectsIn(blocks).flatMap(({ action_id: id, value }) => (id === undefined ? [] : [[id, value]])),
      [
        [action, 'C_10'],
        [action, 'C_11'],
      ],
    );
    t.true(stringsIn(blocks).includes('C_11'));
  }
});

test('whatever was asked for, it is cut, escaped and inert', (t) => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.array(fc.string({ maxLength: 300 }), { maxLength: 30 }),
      (asked, similar) => {
        const message = unknownClientMessage({ asked, similar });
        const inert = objectsIn(message.blocks).every(({ type }) => type !== 'mrkdwn' && type !== 'user');
        return inert && !/[<>]/.test(message.text) && message.text.length < 500 && refusalOfMessage({ ...message }) === null;
      },
    ),
  );
  t.pass();
});

test('the reference and the time of a fault are in the message', (t) => {
  t.regex(somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z')).text, /reference: ab12cd34 \(13 Mar 2026, 08:05 UTC\)/);
});
