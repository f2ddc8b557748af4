import { profileStoreSuite } from '../../suites/profile-store.ts';

profileStoreSuite('sqlite');
