import { tradesAndFamiliesSuite } from '../suites/trades-and-families.ts';

tradesAndFamiliesSuite('sqlite');
