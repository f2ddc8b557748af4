import test from 'ava';
import fc from 'fast-check';
import { refusalOfMessage } from '../../../playground/strictness/message.ts';
import { unknownClientMessage } from '../../../views/asked-client/unknown-client.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { shortMessages } from '../../helpers/slack/short-messages.ts';

shortMessages({
  'unknown client, two ids': unknownClientMessage({ asked: 'C_1 C_2', similar: [] }),
  'unknown client': unknownClientMessage({ asked: 'C_1', similar: ['C_10', 'C_11'] }),
  'unknown client, nobody similar': unknownClientMessage({ asked: 'C_1', similar: [] }),
});

test('the answer for an unknown client has a button for each similar id, to the page asked for', (t) => {
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

test('two ids can be compared by a press; one id, three, and a name can’t', (t) => {
  const offered = (asked: string) =>
    objectsIn(unknownClientMessage({ asked, similar: [] }).blocks).flatMap(({ action_id: id, value }) =>
      id === undefined ? [] : [[id, value]],
    );
  t.deepEqual(offered(' C_0042  C_0007'), [['compare_named', ' C_0042  C_0007']]);
  for (const asked of ['C_0042', 'C_1 C_2 C_3', 'Asha Rao', `C_1 C_${'2'.repeat(2000)}`]) t.deepEqual(offered(asked), [], asked);
});

test('whatever was typed is cut, escaped and inert', (t) => {
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
