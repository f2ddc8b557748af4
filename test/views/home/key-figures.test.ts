import test from 'ava';
import { keyFigures } from '../../../views/home/key-figures.ts';
import { sampleFigures, sampleHome, sampleSegment } from '../../helpers/samples/sample-home.ts';

const segmentsTold = (version: number, segments = sampleFigures().segments): string => {
  const { model } = sampleHome();
  const blocks = keyFigures(sampleHome({ model: model && { ...model, version }, figures: sampleFigures({ version: 7, segments }) }));
  return blocks.flatMap(({ fields }) => fields ?? []).find(({ text }) => text.startsWith('*Segments*'))?.text ?? '';
};

test('segments without clients are neither counted nor listed', (t) => {
  t.is(segmentsTold(7), '*Segments*\n2');
  t.is(segmentsTold(7, [sampleSegment(), sampleSegment({ id: 1, clients: 3 }), sampleSegment({ id: 2, clients: 0 })]), '*Segments*\n2');
});

test('segments of the earlier version are labelled with it after another one is activated', (t) => {
  t.is(segmentsTold(8), '*Segments*\n2, of model 7');
});
