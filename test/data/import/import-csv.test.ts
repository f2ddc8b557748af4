import { importCsvSuite } from '../suites/import-csv.ts';

importCsvSuite('sqlite');
