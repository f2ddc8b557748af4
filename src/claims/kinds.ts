import { CLIENT_KINDS } from './kinds/client.ts';
import type { KindDefinition } from './kinds/kind-definition.ts';

/** All kinds of claims. Their definitions are all that the checker of `src/truth` knows about the product. */
export const CLAIM_KINDS = { ...CLIENT_KINDS } as const satisfies Readonly<Record<string, KindDefinition>>;

export type ClaimKind = keyof typeof CLAIM_KINDS;
