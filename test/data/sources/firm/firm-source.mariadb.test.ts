import { firmSourceSuite } from '../../suites/firm-source.ts';

firmSourceSuite('mysql');
