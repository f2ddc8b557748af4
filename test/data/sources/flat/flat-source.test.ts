import { flatSourceSuite } from '../../suites/flat-source.ts';

flatSourceSuite('sqlite');
