import test from 'ava';
import { differsInWords } from '../../../views/recommendation/provenance.ts';
import { sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { drawMore, textOf } from '../../helpers/slack/draw-recommendation.ts';

test('a client who is not what the segment’s name says is told to differ, one who is isn’t', (t) => {
  const segment = { id: 3, name: 'Middle-aged Balanced Investors', size: 412, confidence: 0.87 };
  const said = (differs?: readonly string[]): string =>
    textOf(drawMore(sampleShown({ recommendation: { segment: { ...segment, ...(differs && { differs }) } } })));
  t.regex(said(['aged 61', 'risk band A']), /Segment Middle-aged Balanced Investors \(.*\)\. This client differs: aged 61, risk band A\./);
  t.false(said([]).includes('differs'));
  t.false(said().includes('differs'));
});

test('words of any length and kind are cut and kept plain', (t) => {
  t.true(differsInWords(['x'.repeat(500)], 0, sampleShown().profile).length < 100);
});
