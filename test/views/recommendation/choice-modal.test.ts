import test from 'ava';
import fc from 'fast-check';
import { problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import { choiceModal, readChoiceValue } from '../../../views/recommendation/choice-modal.ts';
import { objectsIn } from '../../helpers/inside.ts';

const optionsOf = (view: unknown) => objectsIn(view).find(({ type }) => type === 'static_select')?.options as Array<{ value: string }>;

test('the choice lists every type in ranked order, then something else', (t) => {
  const view = choiceModal('C_0042', ['Green Bonds', 'Corporate Bonds'], '{}');
  t.deepEqual(
    optionsOf(view).map(({ value }) => readChoiceValue(value)),
    [{ bondType: 'Green Bonds' }, { bondType: 'Corporate Bonds' }, { bondType: null }],
  );
  t.is(view.private_metadata, '{}');
  t.deepEqual(problemsOfModal({ ...view }), []);
});

test('whatever types the model knows, however many, Slack takes the modal', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { maxLength: 150 }),
      fc.string({ maxLength: 300 }),
      (types, client) => {
        const view = choiceModal(client, types, '{}');
        return problemsOfModal({ ...view }).length === 0 && optionsOf(view).every(({ value }) => readChoiceValue(value) !== undefined);
      },
    ),
  );
  t.pass();
});

test('values that aren’t ours are no choice', (t) => {
  for (const value of ['', 'type:', 'Nothing', 'else']) t.is(readChoiceValue(value), undefined);
});
