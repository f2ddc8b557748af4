import test from 'ava';
import { readClientId } from '../../../src/usecases/asked-client/client-id.ts';

test('an id is trimmed, and blanks or more than 191 characters can’t be one', (t) => {
  t.is(readClientId(' C_1 ') as string, 'C_1');
  t.is(readClientId(' \n '), null);
  t.is((readClientId(` ${'x'.repeat(191)} `) as string).length, 191);
  t.is(readClientId('x'.repeat(192)), null);
});
