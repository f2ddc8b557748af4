import { migrationsSuite } from './migrations-suite.ts';

migrationsSuite('sqlite');
