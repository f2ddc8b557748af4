import { feedbackStoresSuite } from '../../suites/feedback-stores.ts';

feedbackStoresSuite('mysql');
