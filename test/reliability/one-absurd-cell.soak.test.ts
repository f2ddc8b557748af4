import { ABSURD_CELLS, testOneAbsurdCell } from './one-absurd-cell-suite.ts';

testOneAbsurdCell('firm', ABSURD_CELLS.firm, [0.31, 0.77]);
testOneAbsurdCell('flat', ABSURD_CELLS.flat, [0.31, 0.77]);
