import type { RiskBand } from '../../advisor/bonds/rating.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import { bandConflicts } from '../../advisor/intake/band-conflicts.ts';
import type { FilledProfile } from '../../advisor/intake/read-risk-profile.ts';
import { isoFromDay } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { RecordedProfile, RiskProfiles } from '../ports/profiles/risk-profiles.ts';

/** A profile that was recorded. */
export interface RecordedOutcome {
  readonly profile: RecordedProfile;
  /** What speaks against the band. */
  readonly conflicts: readonly string[];
  /** Who may approve it, if it waits. */
  readonly askedOf: readonly string[];
}

export type DecideProfileOutcome =
  /** Only supervisors and admins may decide. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unknown' }
  /** Whoever recorded a profile can't approve it. */
  | { readonly kind: 'own' }
  | { readonly kind: 'decided'; readonly profile: RecordedProfile };

export interface RecordProfilePorts extends AuditPorts {
  readonly riskProfiles: RiskProfiles;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  readonly newId: () => string;
  /** Everybody who may approve a raised band. */
  readonly approvers: () => Promise<readonly string[]>;
}

/** Recording and approving risk profiles, as the Slack edge sees it. */
export interface ProfileServices {
  /** Records a client's risk profile. Raising a band waits for a second person. Written to the audit log. */
  recordProfile(request: { readonly client: AskedClient; readonly filled: FilledProfile }): Promise<RecordedOutcome>;
  /** The client's newest profile, if it waits for a second person; else null. */
  waitingProfile(request: { readonly client: AskedClient }): Promise<RecordedOutcome | null>;
  /** Approves or refuses a raised band. Nobody decides about their own. Written to the audit log. */
  decideProfile(request: {
    readonly actor: Actor;
    readonly profileId: string;
    readonly decision: 'counts' | 'refused';
  }): Promise<DecideProfileOutcome>;
}

/** Whether a band is above what the questionnaire gives, or above what's recorded so far. */
const raises = (band: RiskBand, scored: RiskBand, recorded: RiskBand | null): boolean =>
  band > scored || (recorded !== null && band > recorded);

/** What waits for a second person, and whom to ask. */
const outcomeOf = (
  profile: RecordedProfile,
  { age, ages }: Pick<Profile, 'age' | 'ages'>,
  approvers: readonly string[],
): RecordedOutcome => ({
  profile,
  conflicts: bandConflicts(profile.band, profile.grounds?.scored ?? null, age, ages),
  askedOf: profile.status === 'waits' ? approvers.filter((id) => id !== profile.recordedBy) : [],
});

export const profileServices = (ports: RecordProfilePorts): ProfileServices => {
  const trail = auditTrail(ports);

  return {
    recordProfile: async ({ client, filled }) => {
      const { actor, profile: known } = factsOf(client);
      const { band, assessedOn, scored, reason } = filled;
      const recorded = known.riskBandSource === 'recorded' ? known.riskBand : null;
      const waits = raises(band, scored.band, recorded);
      const profile: RecordedProfile = {
        id: ports.newId(),
        clientId: client.id,
        band,
        assessedOn,
        recordedOn: ports.calendar.today(),
        recordedAt: ports.clock.now(),
        recordedBy: actor.id,
        source: 'adviser',
        status: waits ? 'waits' : 'counts',
        decidedBy: null,
        grounds: { scored, reason },
      };
      const outcome = outcomeOf(profile, known, await ports.approvers());
      const detail = {
        profile: profile.id,
        band,
        assessed: isoFromDay(assessedOn),
        status: profile.status,
        conflicts: outcome.conflicts.length,
      };
      await trail.note(lookAt(client, 'profile.record', detail, profile.recordedAt));
      await ports.riskProfiles.record([profile]);
      return outcome;
    },

    waitingProfile: async ({ client }) => {
      const { profile: known } = factsOf(client);
      const [newest] = await ports.riskProfiles.ofClient(client.id);
      return newest?.status === 'waits' ? outcomeOf(newest, known, await ports.approvers()) : null;
    },

    decideProfile: async ({ actor, profileId, decision }) => {
      const profile = await ports.riskProfiles.find(profileId);
      const about = { ...(profile && { clientId: profile.clientId }), detail: { profile: profileId } };
      if (actor.role === 'advisor') {
        await trail.refuse(actor, 'profile approval', about);
        return { kind: 'not-allowed' };
      }
      if (!profile) return { kind: 'unknown' };
      if (profile.status !== 'waits') return { kind: 'decided', profile };
      if (profile.recordedBy === actor.id) return { kind: 'own' };
      const at = ports.clock.now();
      await trail.note({ at, actor, action: `profile.${decision === 'counts' ? 'approve' : 'refuse'}`, ...about });
      await ports.riskProfiles.decide(profileId, decision, actor.id, at);
      return { kind: 'decided', profile: (await ports.riskProfiles.find(profileId)) ?? profile };
    },
  };
};
