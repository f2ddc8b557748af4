import test from 'ava';
import type { ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';
import { dayOf, NO_SIGNS, sampleBond, sampleProfile, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { drawAll } from '../../helpers/slack/draw-recommendation.ts';

const saidOf = (shown: ShownRecommendation): string => JSON.stringify(drawAll(shown, NO_SIGNS).map(({ blocks }) => blocks));
const snapshot = { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') } as const;

test('if offers couldn’t be read, no type claims to have none', (t) => {
  const recommended = [sampleType('Corporate Bonds', 0.38, { bonds: [] })];
  const unread = saidOf(sampleShown({ profileFrom: { ...snapshot, withoutOffers: true }, recommendation: { recommended } }));
  t.regex(unread, /purchases are as of 10 Mar 2026, and we don’t know which bonds are on offer\./);
  t.regex(unread, /We can’t tell which bonds are on offer just now/);
  t.notRegex(unread, /No suitable bond on offer/);
  const held = saidOf(sampleShown({ profileFrom: snapshot, recommendation: { recommended } }));
  t.regex(held, /purchases are as of 10 Mar 2026\./);
  t.regex(held, /No suitable bond on offer just now/);
});

test('a segment’s name is shown with the risk bands of its clients', (t) => {
  const segment = { id: 3, name: 'Middle-aged Balanced Investors', size: 412, confidence: 0.87 };
  const bandShares = [
    { band: 'B', share: 0.61 },
    { band: 'A', share: 0.24 },
    { band: null, share: 0.15 },
  ] as const;
  t.regex(
    saidOf(sampleShown({ recommendation: { segment: { ...segment, bandShares } } })),
    /Middle-aged Balanced Investors \(412 clients: 61% in risk band B, 24% in A, 15% unknown; confidence 0\.87\)/,
  );
  t.regex(saidOf(sampleShown({ recommendation: { segment } })), /Middle-aged Balanced Investors \(412 clients, confidence 0\.87\)/);
});

test('bonds that mature after the client turns ninety get a note under the bonds, and no rule leaves them out', (t) => {
  const bonds = [sampleBond({ maturityDay: dayOf('2054-03-01') }), sampleBond()];
  const recommended = [sampleType('Government Securities', 0.5, { bonds })];
  const old = saidOf(sampleShown({ profile: sampleProfile({ age: 70 }), recommendation: { recommended } }));
  t.regex(old, /Check tenor: the client is 70, and 1 of these bonds matures after the age of 90, the last on 1 Mar 2054 at 97\./);
  t.regex(old, /1 Mar 2054/);
  t.notRegex(saidOf(sampleShown({ profile: sampleProfile({ age: 41 }), recommendation: { recommended } })), /Check tenor/);
});
