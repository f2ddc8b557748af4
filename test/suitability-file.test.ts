import { join } from 'node:path';
import test from 'ava';
import { USUAL_BOND_BAND_RULES } from '../src/advisor/bonds/band-of-bond.ts';
import { USUAL_POLICY } from '../src/advisor/suitability/policy.ts';
import { fraction, paiseFromRupees } from '../src/advisor/units.ts';
import { UsageError } from '../src/faults/usage-error.ts';
import { readSuitability, suitabilityIn } from '../src/suitability-file.ts';
import { temporaryFolder } from './helpers/product.ts';

const read = (document: unknown) => suitabilityIn(JSON.stringify(document), 'suitability.json');

test('without a file, and with an empty one, the usual limits count', (t) => {
  const { derivedBands: _, ...policy } = USUAL_POLICY;
  t.deepEqual(readSuitability(null), { policy, bondBands: USUAL_BOND_BAND_RULES, statementWords: [] });
  t.deepEqual(read({}), readSuitability(null));
});

test('every limit is read, with its unit', (t) => {
  const { policy, bondBands } = read({
    profileMonths: 6,
    remindDays: 10,
    ticketTimes: 0.5,
    issuerPercent: 12.5,
    issuerFreeRupees: 250_000,
    questionedTimes: 50,
    neverBandA: ['Tier 2'],
    pointsOverSovereign: 2.5,
    sovereignPercent: 6.8,
    adultAge: 21,
    secondLookAge: 65,
    tenorAge: 85,
    bandBPoints: 9,
    bandCPoints: 15,
    ladderIssuerPercent: 20,
  });
  t.deepEqual(policy, {
    profileMonths: 6,
    remindDays: 10,
    ticketTimes: 0.5,
    issuerShare: fraction(0.125),
    issuerFree: paiseFromRupees(250_000),
    questionedTimes: 50,
    ages: { adult: 21, secondLook: 65, tenor: 85 },
    bandFrom: { B: 9, C: 15 },
    ladderShare: fraction(0.2),
  });
  t.deepEqual(bondBands, { neverA: ['Tier 2'], mostOverSovereign: fraction(0.025), sovereignYield: fraction(0.068) });
});

test('an error names each entry, what it must be, and where to read more', (t) => {
  const wrong = (document: unknown) => t.throws(() => read(document), { instanceOf: UsageError }).message;
  const message = wrong({ issuerPercent: 250, ticketTimes: 0, neverBandA: ['perpetuals'], remindDays: 'ten' });
  t.regex(message, /issuerPercent: must be at most 100/);
  t.regex(message, /ticketTimes: must be at least 0\.01/);
  t.regex(message, /neverBandA\.0: must be one of perpetual, Tier 1/);
  t.regex(message, /remindDays: must be a number of days/);
  t.regex(message, /docs\/suitability\.md/);
  t.regex(wrong({ issuerLimit: 25 }), /line 1: issuerLimit: isn’t an entry of this document/);
  t.regex(wrong({ bandBPoints: 12, bandCPoints: 12 }), /bandCPoints: must be above bandBPoints/);
  const onLines = '{\n  "ticketTimes": 1,\n  "issuerPercent": 250,\n  "tenorAge": "old"\n}';
  t.regex(
    t.throws(() => suitabilityIn(onLines, 'own.json')).message,
    /line 3: issuerPercent.*\n.*line 4: tenorAge: must be a number of years/,
  );
  t.throws(() => suitabilityIn('{', 'suitability.json'), { message: /isn't JSON/ });
  t.throws(() => readSuitability(join(temporaryFolder(t), 'none.json')), { message: /can't be read \(ENOENT\)/ });
});
