import test from 'ava';
import fc from 'fast-check';
import { ownWords } from '../../../src/advisor/bonds/own-words.ts';

const plain = (name: string, issuer: string | null): string => ownWords(name, issuer).replace(/\s+/g, ' ').trim();

test('the issuer’s part of a bond’s name is cut, wherever it is and however much of it', (t) => {
  t.is(plain('9% Green Infra Wind NCD 2029', 'Green Infra Wind Energy Limited'), '9% NCD 2029');
  t.is(plain('IREDA Green Bond 2031', 'Indian Renewable Energy Development Agency'), 'IREDA Green Bond 2031');
  t.is(plain('9% Green Infra Wind Green Bond', 'Green Infra Wind Energy Limited'), '9% Green Bond');
  t.is(plain('Gold Bond Finance 9% NCD', 'GOLD BOND FINANCE LTD'), '9% NCD');
  t.is(plain('9% Dollar 2029', 'Dollar Industries'), '9% 2029');
  t.is(plain('9% Secured Industries NCD', 'Dollar Industries'), '9% Secured Industries NCD');
  t.is(plain('9% NCD', null), '9% NCD');
});

test('nothing is added to a name, and a name that has nothing of the issuer’s stays', (t) => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string(), { nil: null }), (name, issuer) => {
      const letters = (text: string): string => text.replace(/\s/g, '');
      return letters(name).length >= letters(ownWords(name, issuer)).length && ownWords(name, null) === name;
    }),
  );
  t.pass();
});
