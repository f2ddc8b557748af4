import { deskStoresSuite } from '../../suites/desk-stores.ts';

deskStoresSuite('mysql');
