import type { TokenStore } from '../ports/people-store.ts';
import type { Actor } from './actor.ts';
import { type AuditPorts, auditTrail } from './audit-trail.ts';

export interface AccessTokenPorts extends AuditPorts {
  readonly tokens: TokenStore;
  readonly whoIs: (slackUserId: string) => Promise<Actor | null>;
}

/** Tokens by which programs ask in a person's name. What a token opens is what its holder may see at that moment. */
export const accessTokens = ({ tokens, whoIs, ...ports }: AccessTokenPorts) => {
  const trail = auditTrail(ports);
  return {
    /** Null: this person has no role, so a token would open nothing. */
    issue: async (by: Actor, slackUserId: string): Promise<string | null> => {
      if (!(await whoIs(slackUserId))) return null;
      await trail.note({ actor: by, action: 'token.issue', detail: { person: slackUserId } });
      return tokens.issue(slackUserId, ports.clock.now());
    },
    revoke: async (by: Actor, slackUserId: string): Promise<number> => {
      const revoked = await tokens.revoke(slackUserId);
      if (revoked > 0) await trail.note({ actor: by, action: 'token.revoke', detail: { person: slackUserId, tokens: revoked } });
      return revoked;
    },
    list: () => tokens.list(),
    /** Slack user id of a token's holder; null if the token opens nothing. */
    holder: (token: string) => tokens.holder(token),
  };
};
