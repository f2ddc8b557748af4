/** How a message shows its chart. */
export type ChartLook =
  /** Slack draws it itself. */
  | { readonly kind: 'native' }
  /** An uploaded picture; `file` is its Slack file id. */
  | { readonly kind: 'file'; readonly file: string }
  /** Its figures as text, among the other words. */
  | { readonly kind: 'text' };

/** Which of Slack's newer blocks a message uses. Not every workspace accepts all of them. */
export interface Look {
  /** Whether rows go into a sortable table instead of a list. */
  readonly table: boolean;
  /** Whether details are folded under a heading. */
  readonly folds: boolean;
  /** Whether to show Slack's feedback buttons. Without them, reactions still count. */
  readonly thumbs: boolean;
  readonly chart: ChartLook;
  /** The desk's time zone, for the days of instants. */
  readonly zone: string;
}

export const NEWEST_LOOK: Look = { table: true, folds: true, thumbs: true, chart: { kind: 'native' }, zone: 'Asia/Kolkata' };
/** Uses only blocks that every workspace has had for years. */
export const PLAINEST_LOOK: Look = { table: false, folds: false, thumbs: false, chart: { kind: 'text' }, zone: 'Asia/Kolkata' };
