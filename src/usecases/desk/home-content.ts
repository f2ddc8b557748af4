import type { DeskFigures } from '../../advisor/desk/desk-figures.ts';
import type { Quality } from '../../advisor/model.ts';
import type { Actor } from '../actor.ts';
import type { ThumbCounts } from '../ports/advice-history.ts';
import type { CallList } from '../ports/call-store.ts';
import type { JobRun } from '../ports/job-store.ts';

/** What serves, as a person sees it. */
export interface HomeModel {
  readonly version: number;
  readonly trainedAt: Date;
  readonly quality: Quality | null;
}

/** How the installation is set up, in words that hold no secret. */
export interface Installation {
  /** `SQLite` or `MySQL`. */
  readonly database: string;
  /** Where the book is and in which layout. */
  readonly source: string;
}

/** What admins see of the machine itself. */
export interface SystemState extends Installation {
  readonly people: number;
  readonly modelVersions: number;
  /** Of the version trained last, in force or refused. */
  readonly lastTraining: { readonly version: number; readonly at: Date; readonly refusal: string | null } | null;
  /** When the book was read last. */
  readonly lastReading: Date | null;
  /** The newest first. */
  readonly jobs: readonly JobRun[];
}

/** The dashboard of one person. */
export interface HomeContent {
  readonly actor: Actor;
  readonly at: Date;
  /** Null before the first training. */
  readonly model: HomeModel | null;
  /** Null where the book has not been read for the desk yet. */
  readonly figures: DeskFigures | null;
  /** Only clients the person may see. Null where there is no list yet. */
  readonly calls: CallList | null;
  /** How many clients the person may see; null for who sees all. */
  readonly ownClients: number | null;
  /** An advisor for whom no relationship manager is named sees no client. */
  readonly seesNobody: boolean;
  readonly feedbackThisWeek: ThumbCounts;
  /** Of the segments, as a file of the workspace; null where it is not drawn yet. */
  readonly picture: string | null;
  /** Only for admins. */
  readonly system: SystemState | null;
}
