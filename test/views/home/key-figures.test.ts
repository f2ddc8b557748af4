import test from 'ava';
import { keyFigures } from '../../../views/home/key-figures.ts';
import { sampleFigures, sampleHome, sampleSegment } from '../../helpers/sample-desk.ts';

const segmentsTold = (version: number, segments = sampleFigures().segments): string => {
  const { model } = sampleHome();
  const blocks = keyFigures(sampleHome({ model: model && { ...model, version }, figures: sampleFigures({ version: 7, segments }) }));
  return blocks.flatMap(({ fields }) => fields ?? []).find(({ text }) => text.startsWith('*Segments*'))?.text ?? '';
};

test('as many segments are counted as the list tells of: those without anybody are in neither', (t) => {
  t.is(segmentsTold(7), '*Segments*\n2');
  t.is(segmentsTold(7, [sampleSegment(), sampleSegment({ id: 1, clients: 3 }), sampleSegment({ id: 2, clients: 0 })]), '*Segments*\n2');
});

test('where another version was put in force since the book was read, they are called those of the former', (t) => {
  t.is(segmentsTold(8), '*Segments*\n2, of model 7');
});
