import type { DatabaseKind } from '../../helpers/databases/databases.ts';
import { aggregatesAndSettingsSuite } from '../suites/aggregates-and-settings.ts';
import { claimsAndApprovalsSuite } from '../suites/claims-and-approvals.ts';
import { deskStoresSuite } from '../suites/desk-stores.ts';
import { digestAndJobsSuite } from '../suites/digest-and-jobs.ts';
import { feedbackStoresSuite } from '../suites/feedback-stores.ts';
import { forgetSuite } from '../suites/forget.ts';
import { idsContainingSuite } from '../suites/ids-containing.ts';
import { knownClientsSuite } from '../suites/known-clients.ts';
import { modelStoreSuite } from '../suites/model-store.ts';
import { peopleAndAuditSuite } from '../suites/people-and-audit.ts';
import { profileStoreSuite } from '../suites/profile-store.ts';
import { recommendationStoreSuite } from '../suites/recommendation-store.ts';
import { registeredClientsSuite } from '../suites/registered-clients.ts';
import { retentionSuite } from '../suites/retention.ts';

/** Every suite of this folder, in one process: each process takes longer to start than most of them to run. */
export const storesSuites = (kind: DatabaseKind): void => {
  aggregatesAndSettingsSuite(kind);
  claimsAndApprovalsSuite(kind);
  deskStoresSuite(kind);
  digestAndJobsSuite(kind);
  feedbackStoresSuite(kind);
  forgetSuite(kind);
  idsContainingSuite(kind);
  knownClientsSuite(kind);
  modelStoreSuite(kind);
  peopleAndAuditSuite(kind);
  profileStoreSuite(kind);
  recommendationStoreSuite(kind);
  registeredClientsSuite(kind);
  retentionSuite(kind);
};
