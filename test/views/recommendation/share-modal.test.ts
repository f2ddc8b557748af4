import test from 'ava';
import { problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import { shareModal } from '../../../views/recommendation/share-modal.ts';
import { objectsIn } from '../../helpers/inside.ts';

test('a few channels are listed, and one of many is picked', (t) => {
  const channels = (count: number) => Array.from({ length: count }, (_, place) => `C${place}`);
  for (const count of [1, 10, 11, 200]) {
    const view = shareModal(channels(count), '{}');
    t.deepEqual(problemsOfModal({ ...view }), []);
    t.is(objectsIn(view).filter(({ type }) => type === 'radio_buttons').length, count <= 10 ? 1 : 0);
  }
});
