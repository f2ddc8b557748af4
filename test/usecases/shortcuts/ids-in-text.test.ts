import test from 'ava';
import fc from 'fast-check';
import { idsInText } from '../../../src/usecases/shortcuts/ids-in-text.ts';

for (const [text, id] of [
  ['What about C_0042?', 'C_0042'],
  ['(see C_0042, please)', 'C_0042'],
  ['“C_0042” called.', 'C_0042'],
  ['*C_0042*: wants bonds', 'C_0042'],
  ['C_0041/C_0042', 'C_0042'],
  ['client=C_0042;', 'C_0042'],
  ['&lt;C_0042&gt;', 'C_0042'],
  ['<https://crm/C_0042|C_0042>', 'C_0042'],
  ['RM.7-42 asks', 'RM.7-42'],
  ['A/7 asks', 'A/7'],
  ['about ग्राहक_7 today', 'ग्राहक_7'],
] as const) {
  test(`in “${text}” the id ${id} is found`, (t) => {
    t.true(idsInText(text).includes(id));
  });
}

test('each is found once, in the order of the text, with and without the marks around it; nothing in nothing', (t) => {
  t.deepEqual(idsInText('B A B. A'), ['B', 'A', 'B.']);
  t.deepEqual(idsInText(' \n … ?! '), []);
});

test('an id among any words around it is found', (t) => {
  const words = fc.array(fc.string({ maxLength: 20 }), { maxLength: 5 });
  fc.assert(
    fc.property(words, words, fc.stringMatching(/^[A-Z]{1,3}_\d{1,6}$/), (before, after, id) =>
      idsInText([...before, id, ...after].join(' ')).includes(id),
    ),
  );
  t.pass();
});

test('a text of a million characters is read as far as is sensible', (t) => {
  t.true(idsInText('word '.repeat(200_000)).length <= 3);
  t.deepEqual(idsInText('x'.repeat(1_000_000)), []);
});
