import test from 'ava';
import { isSameId, readClientId, waysToWrite, withNumberLike } from '../../../src/usecases/asked-client/client-id.ts';

test('an id is trimmed, and blanks or more than 191 characters can’t be one', (t) => {
  t.is(readClientId(' C_1 ') as string, 'C_1');
  t.is(readClientId(' \n '), null);
  t.is((readClientId(` ${'x'.repeat(191)} `) as string).length, 191);
  t.is(readClientId('x'.repeat(192)), null);
});

test('one id is recognised in any case, with any separator, and with marks around it', (t) => {
  for (const typed of [
    '"C_0042"',
    '“C_0042”',
    '‘c_0042’',
    '[C_0042]',
    '<C_0042>',
    '(C_0042)',
    '`C_0042`',
    '*_C_0042_*',
    '#C_0042',
    'C_0042.',
    'C0042',
  ])
    t.true(isSameId(typed, 'C_0042'), typed);
  for (const typed of ['C-0042', 'C 0042', 'c/0042', 'C\u200b_0042']) t.true(isSameId(typed, 'C_0042'), typed);
  for (const typed of ['C_042', '0042', 'C_00421', 'CC_0042', 'C_0042_1', 'C_00 42', '', '---']) t.false(isSameId(typed, 'C_0042'), typed);
});

test('the ways to write an id have each usual separator, and an id of many parts stays as it is', (t) => {
  t.deepEqual(waysToWrite('[C-0042]'), ['C-0042', 'c_0042', 'c-0042', 'c0042', 'c/0042', 'c.0042', 'c 0042']);
  t.deepEqual(waysToWrite('1f-2e-3d-4c-5b'), ['1f-2e-3d-4c-5b']);
  t.deepEqual(waysToWrite('!?'), []);
});

test('a number is written as long as another id has it', (t) => {
  t.is(withNumberLike('C_0001', '42'), 'C_0042');
  t.is(withNumberLike('7', '42'), '42');
  t.is(withNumberLike('C_01', '123'), 'C_123');
  t.is(withNumberLike('ABC', '42'), null);
});
