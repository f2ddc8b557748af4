/** How many rows the product keeps, by what they are. */
export interface ProductCounts {
  readonly clients: number;
  readonly registered: number;
  readonly recommendations: number;
  readonly feedback: number;
  readonly auditRows: number;
}

export interface ProductCensus {
  count(): Promise<ProductCounts>;
}
