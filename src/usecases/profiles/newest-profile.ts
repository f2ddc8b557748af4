import type { ClientFacts } from '../../advisor/book/book.ts';
import type { KeptProfile } from '../../advisor/book/kept-profile.ts';
import { answerOf } from '../../advisor/intake/questionnaire.ts';
import type { Day } from '../../advisor/units.ts';
import type { RecordedProfile } from '../ports/profiles/risk-profiles.ts';

const effective = ({ assessedOn, recordedOn }: RecordedProfile): Day => assessedOn ?? recordedOn;

const isNewer = (one: RecordedProfile, other: RecordedProfile): boolean =>
  effective(one) - effective(other) > 0 ||
  (effective(one) === effective(other) && (one.recordedAt.getTime() - other.recordedAt.getTime() || (one.id > other.id ? 1 : -1)) > 0);

/**
 * The profile that counts on a day: the newest that was assessed by then. If they're all later, the oldest, which doesn't count yet. Null:
 * there's none.
 */
export const newestProfile = (profiles: readonly RecordedProfile[], asOf: Day): RecordedProfile | null => {
  let newest: RecordedProfile | null = null;
  for (const profile of profiles) {
    const isLate = profile.assessedOn !== null && profile.assessedOn > asOf;
    const wasLate = newest !== null && newest.assessedOn !== null && newest.assessedOn > asOf;
    const better = newest === null || (isLate === wasLate ? (isLate ? isNewer(newest, profile) : isNewer(profile, newest)) : wasLate);
    if (better) newest = profile;
  }
  return newest;
};

/** A recorded band and its days, as the book or a kept profile has them. */
type Recorded = Pick<ClientFacts, 'recordedBand' | 'bandAssessedOn' | 'bandImportedOn'>;

/** What's recorded of a client: the product's profile, unless the book's own is newer. Null: the book's. */
const replacing = (inBook: Recorded, profile: RecordedProfile | null, asOf: Day): Required<Recorded> | null => {
  if (profile === null) return null;
  const isLate = profile.assessedOn !== null && profile.assessedOn > asOf;
  const dated = inBook.bandAssessedOn ?? inBook.bandImportedOn ?? null;
  if (inBook.recordedBand !== null && (isLate || (dated !== null && dated > effective(profile)))) return null;
  return {
    recordedBand: profile.band,
    bandAssessedOn: profile.assessedOn,
    bandImportedOn: profile.assessedOn === null ? profile.recordedOn : null,
  };
};

/**
 * Days from a day until the money is needed, as the questionnaire of a profile says: null if there's no such day. Undefined: nobody asked, or
 * the profile doesn't count yet.
 */
const horizonIn = (profile: RecordedProfile, from: Day, asOf: Day): number | null | undefined => {
  const answer = answerOf('horizon', profile.grounds?.scored?.answers.horizon);
  if (!answer || effective(profile) > asOf) return undefined;
  return answer.days == null ? null : Math.max(0, answer.days - (from - effective(profile)));
};

/** A client's facts with the profile that the product records, unless the book's own is newer. */
export const withProfile = (facts: ClientFacts, profile: RecordedProfile | null, asOf: Day): ClientFacts => {
  const recorded = replacing(facts, profile, asOf);
  if (profile === null || recorded === null) return facts;
  const horizonDays = horizonIn(profile, asOf, asOf);
  return { ...facts, ...recorded, ...(horizonDays !== undefined && { horizonDays }) };
};

/** Like `withProfile`, for a profile that was kept. Its horizon counts from its own day. */
export const profileWith = (kept: KeptProfile, profile: RecordedProfile | null, asOf: Day): KeptProfile => {
  const { bandAssessedOn, bandImportedOn, ...rest } = kept;
  const recordedBand = kept.riskBandSource === 'recorded' ? kept.riskBand : null;
  const recorded = replacing({ recordedBand, bandAssessedOn, bandImportedOn }, profile, asOf);
  if (profile === null || recorded === null) return kept;
  const horizonDays = horizonIn(profile, kept.asOf, asOf);
  return {
    ...rest,
    riskBand: recorded.recordedBand,
    riskBandSource: 'recorded',
    ...(recorded.bandAssessedOn != null && { bandAssessedOn: recorded.bandAssessedOn }),
    ...(recorded.bandImportedOn != null && { bandImportedOn: recorded.bandImportedOn }),
    ...(horizonDays !== undefined && { horizonDays }),
  };
};
