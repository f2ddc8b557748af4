import { mappedSourceSuite } from './mapped-source-suite.ts';

mappedSourceSuite('mysql');
