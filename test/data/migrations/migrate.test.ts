import { migrateSuite } from '../suites/migrate.ts';

migrateSuite('sqlite');
