import type { Knex } from 'knex';
import { blocks as profileBlocks, up as profiles } from './001-profiles.ts';
import { up as models } from './002-models.ts';
import { up as recommendations } from './003-recommendations.ts';
import { up as feedback } from './004-feedback.ts';
import { accessTokens, up as peopleAndAudit } from './005-people-and-audit.ts';
import { up as choicesAndPlaces } from './006-choices-and-places.ts';
import { up as aggregatesAndSettings } from './007-aggregates-and-settings.ts';
import { up as registeredClients } from './008-registered-clients.ts';
import { up as desk } from './009-desk.ts';
import { up as digestAndJobs } from './010-digest-and-jobs.ts';
import { up as auditChainClaimsApprovals } from './011-audit-chain-claims-approvals.ts';
import { up as clientNames } from './014-client-names.ts';
import { up as clientsOfManagers } from './015-clients-of-managers.ts';
import { up as whatContainsAText } from './016-what-contains-a-text.ts';
import { up as shownMessages } from './017-shown-messages.ts';
import { up as foundMessages } from './021-found-messages.ts';
import { up as heartbeats } from './024-heartbeats.ts';
import { up as moneyOfCalls } from './027-money-of-calls.ts';
import { up as formatOfCallLists } from './028-format-of-call-lists.ts';
import { up as totalsOfCalls } from './029-totals-of-calls.ts';
import { up as offerSheets, watches } from './030-offer-sheets.ts';
import { up as outcomes } from './032-outcomes.ts';
import { up as riskProfiles } from './033-risk-profiles.ts';

/** A step that upgrades the product's own tables by one version. An interrupted step can run again. */
export interface Migration {
  readonly name: string;
  readonly up: (knex: Knex) => Promise<void>;
}

/** The migrations in the order they run. A published name never changes. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '001-profiles', up: profiles },
  { name: '002-models', up: models },
  { name: '003-recommendations', up: recommendations },
  { name: '004-feedback', up: feedback },
  { name: '005-people-and-audit', up: peopleAndAudit },
  { name: '006-choices-and-places', up: choicesAndPlaces },
  { name: '007-aggregates-and-settings', up: aggregatesAndSettings },
  { name: '008-registered-clients', up: registeredClients },
  { name: '009-desk', up: desk },
  { name: '010-digest-and-jobs', up: digestAndJobs },
  { name: '011-audit-chain-claims-approvals', up: auditChainClaimsApprovals },
  { name: '014-client-names', up: clientNames },
  { name: '015-clients-of-managers', up: clientsOfManagers },
  { name: '016-what-contains-a-text', up: whatContainsAText },
  { name: '017-shown-messages', up: shownMessages },
  { name: '021-found-messages', up: foundMessages },
  { name: '024-heartbeats', up: heartbeats },
  { name: '027-money-of-calls', up: moneyOfCalls },
  { name: '028-format-of-call-lists', up: formatOfCallLists },
  { name: '029-totals-of-calls', up: totalsOfCalls },
  { name: '030-offer-sheets', up: offerSheets },
  { name: '032-outcomes', up: outcomes },
  { name: '033-risk-profiles', up: riskProfiles },
  { name: '034-watches', up: watches },
  { name: '035-profile-blocks', up: profileBlocks },
  { name: '036-access-tokens', up: accessTokens },
];
