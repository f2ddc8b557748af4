import type { Paise } from '../units.ts';
import type { GroupFigures } from './desk-figures.ts';

/** Counts trades, amounts and different clients by group. Clients come one after the other, each with all its trades. */
export class GroupTally {
  readonly clients: Float64Array;
  readonly trades: Float64Array;
  readonly invested: Float64Array;
  /** The client who was last seen in each group. */
  readonly #seen: Int32Array;

  constructor(groups: number) {
    this.clients = new Float64Array(groups);
    this.trades = new Float64Array(groups);
    this.invested = new Float64Array(groups);
    this.#seen = new Int32Array(groups).fill(-1);
  }

  addClient(group: number, client: number): void {
    if (this.#seen[group] === client) return;
    this.#seen[group] = client;
    this.clients[group] = (this.clients[group] as number) + 1;
  }

  addTrade(group: number, client: number, amount: number): void {
    this.addClient(group, client);
    this.trades[group] = (this.trades[group] as number) + 1;
    this.invested[group] = (this.invested[group] as number) + amount;
  }

  figures(names: readonly string[]): GroupFigures[] {
    return names.map((name, at) => ({
      name,
      clients: this.clients[at] as number,
      trades: this.trades[at] as number,
      invested: this.invested[at] as Paise,
    }));
  }
}
