import test from 'ava';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { ANY_OFFER } from '../../../src/advisor/offers/offer-wish.ts';
import { clientId, fraction } from '../../../src/advisor/units.ts';
import { offersJson, offersText } from '../../../src/cli/output/offers-output.ts';
import { recommendationJson } from '../../../src/cli/output/recommendation-json.ts';
import { recommendationText } from '../../../src/cli/output/recommendation-text.ts';
import type { StoredModel } from '../../../src/usecases/ports/model-store.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import { intakePreview } from '../../../views/intake/intake-preview.ts';
import { ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { bondTableMessage } from '../../../views/recommendation/more-message.ts';
import { nothingSuitableMessage } from '../../../views/recommendation/recommendation-message.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleCompared, sampleComparison } from '../../helpers/samples/sample-comparison.ts';
import { sampleMember, sampleReview } from '../../helpers/samples/sample-family.ts';
import { ladderBond, sampleLadder } from '../../helpers/samples/sample-ladder.ts';
import { dayOf, NO_SIGNS, sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { draw, drawMore } from '../../helpers/slack/draw-recommendation.ts';

const WORD = /guardian/;
const child = (more: Partial<Profile> = {}): Profile => sampleProfile({ age: 11, ...more });
const blocksOf = ({ blocks }: { readonly blocks: readonly unknown[] }): string => JSON.stringify(blocks);

/** Every surface that offers bonds, for a client of this age: what is shown, and what a notification or a screen reader says. */
const surfaces = (age: number): Record<string, readonly string[]> => {
  const profile = child({ age });
  const shown = sampleShown({ profile });
  const look = NEWEST_LOOK;
  const compared = sampleComparison({ left: sampleCompared('C_0042', { profile }) });
  const messages = {
    recommendation: [NEWEST_LOOK, PLAINEST_LOOK].map((each) => draw(shown, NO_SIGNS, { look: each })),
    'shared recommendation': [draw(shown, NO_SIGNS, { sharedBy: 'U1' })],
    'thread of a recommendation': [drawMore(shown)],
    'bonds as a table': [bondTableMessage(shown, NEWEST_LOOK), bondTableMessage(shown, PLAINEST_LOOK)],
    ladder: [ladderMessage(sampleLadder([ladderBond('A', '2027-01-01')], undefined, { profile }), look, [])],
    comparison: [comparisonMessage(compared, look, { kind: 'text' }), comparisonMoreMessage(compared, look)],
  };
  const review = sampleReview({ members: [sampleMember('C_0042', { profile })] });
  const family = [familyMessage(review, look, []), familyMoreMessage(review, { look, charts: [], firmWide: false })];
  const advice = { kind: 'advised' as const, recommendation: shown.recommendation, modelVersion: 1, oldBook: null };
  const facts = intakeFacts({ birthDay: dayOf(`${2026 - age}-06-30`) });
  const stored = { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') } as StoredModel;
  const advised = { ...shown, stored, oldBook: null };
  const [bond] = shown.recommendation.recommended.flatMap(({ bonds }) => bonds);
  const found = bond ? [{ bond, afterTax: null }] : [];
  const days = { asOf: profile.asOf, dataAsOf: null, oldBook: null, settlesOn: profile.asOf };
  const offers = { profile, ...days, wish: ANY_OFFER, insteadOf: null, onOffer: 1, suitable: 1, found };
  return {
    ...Object.fromEntries(Object.entries(messages).map(([name, all]) => [name, all.flatMap((one) => [blocksOf(one), one.text])])),
    family: family.map(blocksOf),
    'intake preview': [blocksOf(intakePreview({ facts, duplicates: [], advice }, ''))],
    'text on the command line': [recommendationText(advised, 'Asia/Kolkata')],
    'offers on the command line': [offersText(offers)],
    'offers as JSON': [JSON.stringify(offersJson(offers))],
    'JSON on the command line': [JSON.stringify(recommendationJson(advised, shown.recommendation.asOf))],
  };
};

for (const [surface, said] of Object.entries(surfaces(11))) {
  test(`a child of 11 is offered no bond without a word about the guardian: ${surface}`, (t) => {
    t.true(said.length > 0);
    for (const text of said) {
      t.regex(text, WORD);
      t.regex(text, /11/);
    }
  });
}

for (const [surface, said] of Object.entries(surfaces(18))) {
  test(`from 18 on nobody speaks of a guardian: ${surface}`, (t) => {
    for (const text of said) t.notRegex(text.replace('"guardian":null', ''), WORD);
  });
}

test('several minors are named with their ages', (t) => {
  const members = [sampleMember('C_0042'), sampleMember('C_1', { profile: child({ clientId: clientId('C_1') }) })];
  const second = sampleMember('C_2', { profile: child({ clientId: clientId('C_2'), age: 9, averageYield: fraction(0.08) }) });
  const said = blocksOf(familyMessage(sampleReview({ members: [...members, second] }), NEWEST_LOOK, []));
  t.regex(said, /C_1 \(11\), C_2 \(9\) are minors: only their guardians can invest, so speak with the guardians\./);
});

test('where nothing is offered, nothing is said about a guardian', (t) => {
  const { recommendation } = sampleShown({ profile: child(), recommendation: { recommended: [] } });
  t.notRegex(blocksOf(nothingSuitableMessage(sampleShown({ profile: child(), recommendation }), 'Asia/Kolkata')), WORD);
});
