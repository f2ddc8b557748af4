import { TERMINAL } from '../data/query-limits.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import { readOfferWish } from './asking/offer-wish.ts';
import { unknownClient } from './asking/unknown-client.ts';
import type { Run } from './command.ts';
import { offersJson, offersText } from './output/offers-output.ts';
import { untrained } from './output/untrained.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  const [typed] = call.positionals;
  const wish = readOfferWish(call);
  const insteadOf = (call.text('like') ?? call.text('instead-of'))?.trim().toUpperCase() ?? null;
  if (wish.notHeld && typed === undefined) throw new UsageError('--not-held needs a client: offers CLIENT --not-held.');
  await withDependencies(
    call.config,
    async ({ services }) => {
      const asked =
        typed === undefined ? null : await services.askedClient({ actor: COMMAND_LINE, asked: typed, for: 'offers', exactly: true });
      if (asked?.kind === 'untrained') throw untrained(asked);
      if (asked?.kind === 'source-down') throw new FailedError(asked.message);
      if (asked?.kind === 'unknown-client') throw unknownClient(asked);
      const outcome = await services.findOffers({ client: asked?.client ?? null, wish, insteadOf });
      if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
      if (outcome.kind === 'unknown-bond') throw new UsageError(`There's no bond "${outcome.asked.slice(0, 40)}" in the book.`);
      call.print(call.flag('json') ? JSON.stringify(offersJson(outcome.offers)) : offersText(outcome.offers));
    },
    { limits: TERMINAL },
  );
};
