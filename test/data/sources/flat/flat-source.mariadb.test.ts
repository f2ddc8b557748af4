import { flatSourceSuite } from '../../suites/flat-source.ts';

flatSourceSuite('mysql');
