import { sampleByName, seededRandom } from '../../advisor/random.ts';
import type { Dependencies } from '../../deps.ts';
import { checkClaims, type UntrueClaim } from '../../truth/check-claims.ts';
import { COMMAND_LINE } from '../../usecases/actor/actor.ts';
import type { MadeSurface } from './made-surface.ts';
import { surfacesOfBook, surfacesOfClient } from './surfaces.ts';
import { worldOf } from './world-of.ts';

/** What was found about the claims of every surface. */
export interface TruthFound {
  readonly claims: number;
  readonly untrue: readonly UntrueClaim[];
  /** How many clients were looked at, and how many there are. */
  readonly clients: number;
  readonly of: number;
  readonly seconds: number;
}

/** How many clients are checked; in a larger book, the seed draws them. */
const MOST_CLIENTS = 300;
const SEED = 1;

/**
 * Builds every surface of the book and of its clients, and recomputes what each claims from the firm's tables. Nothing is shown or kept, but
 * each look is in the audit log. What's claimed of the whole book is as the last reading left it, so the book is read again first.
 * @param most clients to look at
 */
export const checkTruth = async (product: Dependencies, most = MOST_CLIENTS): Promise<TruthFound> => {
  const started = performance.now();
  await product.refreshDesk({ actorId: COMMAND_LINE.id });
  const world = await worldOf(product);
  const ids = [...world.clients.keys()];
  const chosen = Array.from(sampleByName(ids, most, seededRandom(SEED)), (at) => ids[at] as string);
  const untrue: UntrueClaim[] = [];
  let claims = 0;
  const check = (surfaces: readonly MadeSurface[]): void => {
    for (const surface of surfaces) {
      claims += surface.claims.length;
      untrue.push(...checkClaims(world, surface.claims));
    }
  };
  check(await surfacesOfBook(product, COMMAND_LINE));
  for (const [at, id] of chosen.entries()) {
    check(await surfacesOfClient(product, COMMAND_LINE, id, chosen[(at + 1) % chosen.length] ?? ''));
  }
  return { claims, untrue, clients: chosen.length, of: ids.length, seconds: (performance.now() - started) / 1000 };
};
