import { testOneAbsurdCell } from './one-absurd-cell-suite.ts';

testOneAbsurdCell('firm', null, [0.31, 0.77]);
testOneAbsurdCell('flat', null, [0.31, 0.77]);
