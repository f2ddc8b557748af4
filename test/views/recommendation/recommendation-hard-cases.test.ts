import test from 'ava';
import fc from 'fast-check';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { clientId, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { nothingSuitableMessage } from '../../../views/recommendation/recommendation-message.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import {
  dayOf,
  NO_SIGNS,
  SOME_SIGNS,
  sampleBond,
  sampleProfile,
  sampleShown,
  sampleType,
} from '../../helpers/samples/sample-recommendation.ts';
import { draw, drawAll, drawMore, LOOKS, linesOf, problemsOf, textOf } from '../../helpers/slack/draw-recommendation.ts';

test('forty types with a hundred bonds each, all with endless names, fit into one message', (t) => {
  const long = 'an endless name '.repeat(500);
  const bonds = Array.from({ length: 100 }, () =>
    sampleBond({ issuer: long, isin: long, bondId: long, yieldFrom: 'last-trade', yieldDay: dayOf('2026-03-12') }),
  );
  const recommended = Array.from({ length: 40 }, (_, n) =>
    sampleType(`${n} ${long}`, 0.02, { reasons: Array(40).fill(long), bonds, feedbackTerm: 0.1 }),
  );
  const shown = sampleShown({
    profile: sampleProfile({ clientId: clientId(long), parentId: clientId(long), trades: 1e9, totalInvested: paiseFromRupees(9e13) }),
    profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') },
    recommendation: {
      recommended,
      excluded: Array.from({ length: 40 }, () => ({ bondType: long, reason: long })),
      counterfactual: long,
      segment: { id: 1, name: long, size: 1e9, confidence: 0.5 },
    },
  });
  for (const [what, look] of LOOKS) {
    const messages = drawAll(shown, { ...SOME_SIGNS, bondType: long, up: 1e9, choices: Array(40).fill(long) }, look);
    for (const message of messages) t.is(problemsOf(message), null, what);
    const more = textOf(drawMore(shown, look));
    t.true(more.includes('and 34 more types'));
    t.true(more.includes('and 95 more bonds'));
  }
  t.is(problemsOf(nothingSuitableMessage(shown, ZONE)), null);
});

const hostile = fc.oneof(
  fc.constantFrom(
    '<!channel>',
    '<!here>',
    '<@U1>',
    '<#C1>',
    '*bold*',
    '_x_',
    '~s~',
    '`c`',
    '<https://a.example|b>',
    '@channel',
    ':tada:',
    '&lt;',
    '\u202Eabc',
    '\u2067x',
    '',
    ' ',
    '\n>quote',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('any name in the book stays plain text, without markup, mentions or direction marks', (t) => {
  const bond: fc.Arbitrary<BondOnOffer> = fc.record({ issuer: hostile, isin: hostile }).map((names) => sampleBond(names));
  const shownArbitrary = fc
    .record({
      client: hostile,
      name: hostile,
      parent: hostile,
      type: hostile,
      reason: hostile,
      bond,
      segment: hostile,
      excluded: hostile,
      turn: hostile,
    })
    .map((names) =>
      sampleShown({
        profile: sampleProfile({
          clientId: clientId(names.client),
          name: names.name,
          parentId: clientId(names.parent),
          averageYield: fraction(0.1),
        }),
        recommendation: {
          recommended: [sampleType(names.type, 0.3, { reasons: [names.reason, names.reason], bonds: [names.bond] })],
          excluded: [{ bondType: names.excluded, reason: names.reason }],
          counterfactual: names.turn,
          segment: { id: 1, name: names.segment, size: 3, confidence: 0.5 },
        },
      }),
    );
  fc.assert(
    fc.property(shownArbitrary, hostile, fc.constantFrom(...LOOKS.map(([, one]) => one)), (shown, bondType, look) => {
      const messages = drawAll(shown, { ...SOME_SIGNS, bondType, choices: [bondType, null] }, look);
      const objects = objectsIn(messages.map(({ blocks }) => blocks));
      const inert = objects.every(
        ({ type, emoji, text }) =>
          type !== 'mrkdwn' &&
          type !== 'link' &&
          type !== 'user' &&
          (type !== 'plain_text' || emoji === false || text === '👍' || text === '👎'),
      );
      // A button's value is the raw client id, which nobody sees.
      const read: unknown = JSON.parse(JSON.stringify(messages, (key, value) => (key === 'value' ? undefined : value)));
      const straight = stringsIn(read).every((text) => !/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(text));
      return inert && straight && messages.every((message) => !/[<>]/.test(message.text) && problemsOf(message) === null);
    }),
  );
  t.pass();
});

test('right-to-left names and names in Indian scripts stay whole and don’t reverse the text around them', (t) => {
  const names = ['אגרות חוב', 'سندات حكومية', 'सरकारी बॉन्ड', 'தமிழ் பத்திரம்'];
  const recommended = names
    .slice(0, 3)
    .map((name, place) => sampleType(name, 0.3 - place / 10, { bonds: [sampleBond({ issuer: names[place] ?? null })] }));
  const shown = sampleShown({ profile: sampleProfile({ clientId: clientId('לקוח_7') }), recommendation: { recommended } });
  for (const [what, look] of LOOKS) {
    const [message, more] = [draw(shown, NO_SIGNS, { look }), drawMore(shown, look)];
    for (const each of [message, more]) t.is(problemsOf(each), null, what);
    t.is(linesOf(message.blocks[0]), 'Offer אגרות חוב to לקוח_7');
    for (const name of names.slice(0, 3)) t.true(textOf(more).includes(name));
  }
});
