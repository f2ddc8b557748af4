import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { DeskFigures } from '../../advisor/desk/desk-figures.ts';
import type { Model } from '../../advisor/model/model.ts';
import type { Quality } from '../../advisor/model/quality.ts';
import type { Actor } from '../actor/actor.ts';
import type { Audited } from '../actor/audit-trail.ts';
import type { ThumbCounts } from '../ports/advice-history.ts';
import type { CallList } from '../ports/call-store.ts';
import type { JobRun } from '../ports/job-store.ts';
import type { DamagedModel } from '../serving/sound-model.ts';

/** The active model, as a person sees it. */
export interface HomeModel {
  readonly version: number;
  readonly trainedAt: Date;
  readonly quality: Quality | null;
  /** What the model is served in spite of. */
  readonly doubts: Model['doubts'];
}

/** How the installation is set up, without secrets. */
export interface Installation {
  /** `SQLite` or `MySQL`. */
  readonly database: string;
  /** Where the book is, and in which layout. */
  readonly source: string;
}

/** What admins see of the system. */
export interface SystemState extends Installation {
  readonly people: number;
  readonly modelVersions: number;
  /** The version trained last, activated or refused. */
  readonly lastTraining: { readonly version: number; readonly at: Date; readonly refusal: string | null } | null;
  /** The activated version, if it can't be served. */
  readonly damagedModel: DamagedModel | null;
  /** When the book was last read. */
  readonly lastReading: Date | null;
  /** Newest first. */
  readonly jobs: readonly JobRun[];
}

/** One person's Home. */
export interface HomeContent {
  readonly actor: Actor;
  readonly at: Date;
  /** The desk's time zone. */
  readonly zone: string;
  readonly oldBook: OldBook | null;
  /** Null before the first training. */
  readonly model: HomeModel | null;
  /** An older version wrote the figures or the call lists, so the book is being read again. */
  readonly isReadAgain: boolean;
  /** Null if this version hasn't read the book yet. */
  readonly figures: DeskFigures | null;
  /** Only clients the person may see. Null if there is no list yet. */
  readonly calls: Audited<CallList> | null;
  /** How many clients the person may see; null if that's all of them. */
  readonly ownClients: number | null;
  /** An adviser to whom no relationship manager is mapped sees no client. */
  readonly seesNobody: boolean;
  readonly feedbackThisWeek: ThumbCounts;
  /** The picture of the segments, as a file in the workspace; null if it isn't drawn yet. */
  readonly picture: string | null;
  /** Only for admins. */
  readonly system: SystemState | null;
}
