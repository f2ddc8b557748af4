/** How many rows the product keeps, by what they are. */
export interface ProductCounts {
  readonly clients: number;
  readonly registered: number;
  readonly recommendations: number;
  readonly feedback: number;
  readonly auditRows: number;
  /** Of the product's own tables. */
  readonly tables: number;
  /** Migrations that haven't run. */
  readonly pendingMigrations: number;
}

export interface ProductCensus {
  count(): Promise<ProductCounts>;
}
