/** An order from the thread that answers requests to the one that draws. Plain values, because they cross threads. */
export interface DrawOrder {
  readonly id: number;
  /** The body of a POST to `/chart`, unparsed. */
  readonly body: Uint8Array;
}

export type DrawMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn'; readonly id: number; readonly png: Uint8Array }
  /** `request`: the request can't be drawn. `renderer`: it should have been drawn. */
  | { readonly kind: 'failed'; readonly id: number; readonly fault: 'request' | 'renderer'; readonly message: string };
