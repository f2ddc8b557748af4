import type { ClientId } from '../../advisor/units.ts';

/** The ids of the last training's snapshot. */
export interface KnownClients {
  /** Clients whose id is one of these texts, letter case ignored, in bytewise order. `sees` limits to these relationship managers. */
  named(texts: readonly string[], sees: 'all' | readonly string[]): Promise<readonly ClientId[]>;
}
