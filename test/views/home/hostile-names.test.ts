import test from 'ava';
import type { ClientCall } from '../../../src/advisor/desk/call-list.ts';
import { paise } from '../../../src/advisor/units.ts';
import type { MoneyCalls } from '../../../src/usecases/ports/call-store.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { namedClientsMessage } from '../../../views/first-contact/direct-answer.ts';
import { callListMessage } from '../../../views/home/call-list-message.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { objectsIn } from '../../helpers/inside.ts';
import {
  idleCall,
  maturedCall,
  maturingCall,
  sampleCalls,
  sampleFigures,
  sampleHome,
  sampleSegment,
  sampleSystem,
} from '../../helpers/samples/sample-home.ts';

const HOSTILE = [
  '<!channel>',
  '<@U1>',
  '*bold*',
  '_x_ ~y~',
  '`code`',
  '<https://evil.example|click>',
  'a _b_ c',
  '&lt;!here&gt;',
  ':tada:',
  '> quote',
];

const listed = (...calls: readonly ClientCall[]): MoneyCalls => ({ calls, days: calls.length, clients: calls.length, amount: paise(100) });

const markup = (built: unknown): string[] =>
  objectsIn(built)
    .filter(({ type }) => type === 'mrkdwn')
    .map(({ text }) => String(text));

for (const name of HOSTILE) {
  test(`a client or segment called ${name} stays plain text on Home and in the lists`, (t) => {
    const calls = sampleCalls({
      matured: listed(maturedCall(name, name)),
      maturing: listed(maturingCall(name, 'Asha Rao'), maturingCall('C_0042', name)),
      idle: [idleCall(name, name)],
    });
    const figures = sampleFigures({ segments: [sampleSegment({ name, description: name, topTypes: [{ bondType: name, share: 1 }] })] });
    const system = sampleSystem({ lastTraining: { version: 1, at: new Date(0), refusal: name } });
    const home = homeView(sampleHome({ calls, figures, system }));
    const messages = [
      callListMessage(calls, NEWEST_LOOK, null),
      callListMessage(calls, PLAINEST_LOOK, null),
      namedClientsMessage([{ clientId: name, name, riskBand: 'B', trades: 1, totalInvested: 100 }], ['recommend']),
    ];
    for (const built of [home, ...messages]) for (const text of markup(built)) t.false(text.includes(name), text);
    for (const { text } of messages) t.notRegex(text, /<[!@#h]/);
    t.true(JSON.stringify(home).includes(JSON.stringify(name).slice(1, -1)), 'it is shown all the same');
  });
}

test('an ordinary id is bold, next to its name', (t) => {
  const calls = sampleCalls({ maturing: listed(maturingCall('C_0042', "Zoë O'Brien-Rao Jr")), idle: [] });
  t.true(markup(homeView(sampleHome({ calls }))).some((text) => text.startsWith("*C_0042*  Zoë O'Brien-Rao Jr\n")));
});
