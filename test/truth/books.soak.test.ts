import test from 'ava';
import { booksAreTrue } from './books.ts';

let all = 0;
booksAreTrue(
  Array.from({ length: 40 }, (_, seed) => seed),
  {
    found: (claims) => {
      all += claims;
    },
  },
);

test.serial('that’s more than a hundred thousand claims', (t) => {
  t.log(`${all} claims`);
  t.true(all >= 100_000, `${all} claims`);
});
