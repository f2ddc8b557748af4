/** What crosses between the thread that answers requests and the one that draws. Plain values. */
export interface DrawOrder {
  readonly id: number;
  /** The body of a POST to `/chart`, as it came. */
  readonly body: Uint8Array;
}

export type DrawMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn'; readonly id: number; readonly png: Uint8Array }
  /** `request`: what was asked for cannot be drawn. `fault`: it should have been. */
  | { readonly kind: 'failed'; readonly id: number; readonly fault: 'request' | 'renderer'; readonly message: string };
