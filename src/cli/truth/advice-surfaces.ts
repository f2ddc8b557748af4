import { digestMessage } from '../../../views/digest/digest-message.ts';
import { callListMessage } from '../../../views/home/call-list-message.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import { recommendationChart } from '../../charts/recommendation-chart.ts';
import { recommendationRows } from '../../charts/recommendation-rows.ts';
import type { Dependencies } from '../../deps.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { recommendationText } from '../output/recommendation-text.ts';
import { LOOKS, type MadeSurface, made } from './made-surface.ts';

/** What one client is advised. Empty if nobody can ask for a client with this id. */
export const surfacesOfAdvice = async (
  { services, adviseOne, calendar }: Dependencies,
  actor: Actor,
  id: string,
): Promise<readonly MadeSurface[]> => {
  const outcome = await services.askedClient({ actor, asked: id, for: 'recommendation' });
  if (outcome.kind !== 'asked' || outcome.client.id !== id) return [];
  const { client } = outcome;
  const answer = await services.recommendBond({ client });
  const advised = await adviseOne({ client, newTypesOnly: false });
  const onlyNew = await adviseOne({ client, newTypesOnly: true });
  if (!('shown' in answer) || advised.kind !== 'advised' || onlyNew.kind !== 'advised') return [];
  const { shown } = answer;
  const { title, alt } = recommendationChart(shown);
  const figures = { title, alt, rows: recommendationRows(shown.recommendation, shown.profile) };
  const tally = 'tally' in answer ? answer.tally : NO_TALLY;
  return [
    ...LOOKS.map((look) => made('recommendation', () => recommendationMessage(shown, tally, { look, figures, canShare: true }))),
    ...[advised, onlyNew].map(({ advice }) =>
      made('recommendation in a terminal', () => ({ text: recommendationText(advice, calendar.zone) })),
    ),
  ];
};

const NO_TALLY = { up: 0, down: 0, bondType: '', effect: null };

/** Home, the call lists and the digest. */
export const surfacesOfDesk = async (
  { services, gatherDigest, calendar, clock }: Dependencies,
  actor: Actor,
): Promise<readonly MadeSurface[]> => {
  const home = await services.openHome({ actor });
  const calls = await services.callList({ actor });
  const oldBook = await services.oldBook();
  const gathered = await gatherDigest({ channel: null, at: clock.now() });
  return [
    made('home', () => homeView(home)),
    ...(calls ? LOOKS.map((look) => made('calls', () => callListMessage(calls, look, oldBook))) : []),
    ...(gathered.kind === 'digest' ? [made('digest', () => digestMessage(gathered.digest, [], { kind: 'none' }, calendar.zone))] : []),
  ];
};
