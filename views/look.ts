/** What stands in a message where the chart belongs. */
export type ChartLook =
  /** Slack draws it itself. */
  | { readonly kind: 'native' }
  /** A picture that was uploaded. */
  | { readonly kind: 'file'; readonly file: string }
  /** Its figures, among the other words. */
  | { readonly kind: 'text' };

/** How a recommendation is drawn: with which of Slack's newer blocks, not all of which every workspace takes. */
export interface Look {
  /** The bonds as a table that can be sorted; else as a list. */
  readonly table: boolean;
  /** The details folded under a heading; else open. */
  readonly folds: boolean;
  /** The native thumbs; without them reactions teach all the same. */
  readonly thumbs: boolean;
  readonly chart: ChartLook;
}

export const NEWEST_LOOK: Look = { table: true, folds: true, thumbs: true, chart: { kind: 'native' } };
/** Takes nothing that a workspace of years ago would not know. */
export const PLAINEST_LOOK: Look = { table: false, folds: false, thumbs: false, chart: { kind: 'text' } };
