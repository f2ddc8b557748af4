import { bornOnSuite } from '../suites/born-on.ts';

bornOnSuite('mysql');
