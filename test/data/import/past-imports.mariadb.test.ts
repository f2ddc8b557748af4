import { pastImportsSuite } from './past-imports-suite.ts';

pastImportsSuite('mysql');
