import type { Actor } from '../actor/actor.ts';
import type { AskClient, AskedClient, UnknownClient } from '../asked-client/asked-client.ts';
import type { Untrained } from '../serving/active-model.ts';

export interface AskedPairRequest {
  readonly actor: Actor;
  /** The ids, as they were typed or picked. */
  readonly left: string;
  readonly right: string;
}

export type AskedPairOutcome =
  | { readonly kind: 'asked'; readonly left: AskedClient; readonly right: AskedClient }
  /** The same id twice. Nobody checks whether it exists. */
  | { readonly kind: 'same-client'; readonly clientId: string }
  /** One of the two, or both. */
  | { readonly kind: 'unknown-clients'; readonly unknown: readonly UnknownClient[] }
  | Untrained
  | { readonly kind: 'source-down'; readonly message: string };

export type AskPair = (request: AskedPairRequest) => Promise<AskedPairOutcome>;

/** Finds the two clients to compare. If one of them may not be seen, nothing is shown of either. */
export const askedPair =
  (ask: AskClient): AskPair =>
  async ({ actor, left, right }) => {
    if (left.trim() === right.trim()) return { kind: 'same-client', clientId: left.trim() };
    const both = await Promise.all([left, right].map((asked) => ask({ actor, asked, for: 'comparison' })));
    const [one, other] = both;
    if (one?.kind === 'asked' && other?.kind === 'asked') return { kind: 'asked', left: one.client, right: other.client };
    const none = both.find((outcome) => outcome.kind === 'untrained' || outcome.kind === 'source-down');
    if (none) return none;
    const unknown = both.flatMap((outcome) =>
      outcome.kind === 'unknown-client'
        ? { asked: outcome.asked, similar: outcome.similar, ...(outcome.names && { names: outcome.names }) }
        : [],
    );
    return { kind: 'unknown-clients', unknown };
  };
