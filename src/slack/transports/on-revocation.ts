import type { On } from '../listener/on.ts';
import type { TokenStanding } from './token-standing.ts';

const WHY = 'nobody asks: Slack says that the app may not speak any more';

/** Slack took the app's token away. Only one process is told; the others hear of it with their next call. */
export const onRevocation = (on: On, token: Pick<TokenStanding, 'refused'>): void => {
  on.event('app_uninstalled')
    .forAnyone(WHY)
    .answer(async () => token.refused('app_uninstalled'));
  on.event('tokens_revoked')
    .forAnyone(WHY)
    // Tokens of people are none of ours.
    .answer(async ({ event }) => {
      if ((event.tokens?.bot ?? []).length > 0) token.refused('token_revoked');
    });
};
