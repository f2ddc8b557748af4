import { modelStoreSuite } from '../../suites/model-store.ts';

modelStoreSuite('sqlite');
