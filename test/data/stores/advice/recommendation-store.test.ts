import { recommendationStoreSuite } from '../../suites/recommendation-store.ts';

recommendationStoreSuite('sqlite');
