import type { Database } from './data/database.ts';
import { approvalStore } from './data/stores/admin/approval-store.ts';
import type { AuditLog } from './data/stores/admin/audit-store.ts';
import { claimStore } from './data/stores/admin/claim-store.ts';
import { jobStore } from './data/stores/admin/job-store.ts';
import { peopleStore } from './data/stores/admin/people-store.ts';
import { settingsStore } from './data/stores/admin/settings-store.ts';
import { tokenStore } from './data/stores/admin/token-store.ts';
import { adviceHistory } from './data/stores/advice/advice-history.ts';
import { feedbackStore } from './data/stores/advice/feedback-store.ts';
import { inboxStore } from './data/stores/advice/inbox-store.ts';
import { modelStore } from './data/stores/advice/model-store.ts';
import { recommendationStore } from './data/stores/advice/recommendation-store.ts';
import { profileStore } from './data/stores/clients/profile-store.ts';
import { registeredClients } from './data/stores/clients/registered-clients.ts';
import { riskProfileStore } from './data/stores/clients/risk-profile-store.ts';
import { aggregateStore } from './data/stores/desk/aggregate-store.ts';
import { callStore } from './data/stores/desk/call-store.ts';
import { markStore } from './data/stores/desk/mark-store.ts';
import { offerSheetStore } from './data/stores/desk/offer-sheet-store.ts';
import { watchStore } from './data/stores/desk/watch-store.ts';
import { digestSubscriptions } from './data/stores/digest/digest-subscriptions.ts';
import { outboxStore } from './data/stores/digest/outbox-store.ts';
import { segmentCensuses } from './data/stores/digest/segment-censuses.ts';
import { profilesWithRegistered } from './usecases/intake/profiles-with-registered.ts';
import { recommendationsWithLinked } from './usecases/intake/recommendations-with-linked.ts';
import type { DeskCalendar } from './usecases/ports/clock.ts';

export interface StoreOptions {
  readonly database: Database;
  /** Where what is stored is vouched for. */
  readonly audit: AuditLog;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  /** The time by which leases are counted; absent: the database's. A test that makes the time makes theirs too. */
  readonly leaseNow?: () => Promise<Date>;
}

/** Every store of the product's own tables. */
export const openStores = ({ database, audit, calendar, leaseNow }: StoreOptions) => {
  const registered = registeredClients(database, audit);
  return {
    profiles: profilesWithRegistered(profileStore(database), registered, calendar),
    models: modelStore(database),
    recommendations: recommendationsWithLinked(recommendationStore(database, audit), registered),
    registered,
    riskProfiles: riskProfileStore(database),
    feedback: feedbackStore(database, audit),
    inbox: inboxStore(database),
    people: peopleStore(database),
    tokens: tokenStore(database),
    audit,
    claims: claimStore(database, leaseNow),
    approvals: approvalStore(database),
    aggregates: aggregateStore(database),
    settings: settingsStore(database),
    jobs: jobStore(database, leaseNow),
    outbox: outboxStore(database),
    digestSubscriptions: digestSubscriptions(database),
    censuses: segmentCensuses(database),
    adviceHistory: adviceHistory(database),
    calls: callStore(database),
    marks: markStore(database),
    offerSheets: offerSheetStore(database),
    watches: watchStore(database),
  };
};
