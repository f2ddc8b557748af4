import { clientName } from '../../views/asked-client/client-name.ts';
import { amongSuitable } from '../advisor/advice/among-suitable.ts';
import { dayInWords } from '../advisor/calendar/day-in-words.ts';
import { isMinor } from '../advisor/suitability/guardian.ts';
import { type Day, dayFromIso } from '../advisor/units.ts';
import { TERMINAL } from '../data/query-limits.ts';
import type { Dependencies } from '../deps.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import { readClientList } from './asking/read-client-list.ts';
import { cut, unknownClient } from './asking/unknown-client.ts';
import type { Call, Run } from './command.ts';
import { recommendationJson } from './output/recommendation-json.ts';
import { modelOfNowInWords, recommendationText } from './output/recommendation-text.ts';
import { table } from './output/table.ts';
import { untrained } from './output/untrained.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  const [client] = call.positionals;
  const file = call.text('clients');
  if ([client !== undefined, file !== null, call.flag('all')].filter(Boolean).length !== 1) {
    throw new UsageError('Say for whom: one client id, or --clients FILE, or --all.');
  }
  const ids = file === null ? null : await readClientList(file);
  const dayIn = ({ calendar }: Dependencies): Day | null => readDay(call.text('as-of'), calendar.today());
  if (client === undefined) await withDependencies(call.config, (dependencies) => many(call, dependencies, ids, dayIn(dependencies)));
  else await withDependencies(call.config, (dependencies) => one(call, dependencies, client, dayIn(dependencies)), { limits: TERMINAL });
};

const readDay = (text: string | null, today: Day): Day | null => {
  if (text === null) return null;
  const day = dayFromIso(text);
  if (day === null) throw new UsageError(`--as-of must be a day as YYYY-MM-DD, not "${text.slice(0, 40)}".`);
  if (day > today) throw new UsageError(`--as-of can't be after today: nobody knows what will be on offer on ${dayInWords(day)}.`);
  return day === today ? null : day;
};

const one = async (call: Call, { adviseOne, services, calendar }: Dependencies, typed: string, asOf: Day | null): Promise<void> => {
  const asked = await services.askedClient({ actor: COMMAND_LINE, asked: typed, for: 'recommendation', asOf, exactly: true });
  if (asked.kind === 'untrained') throw untrained(asked);
  if (asked.kind === 'unknown-client') throw unknownClient(asked);
  if (asked.kind === 'source-down') throw new FailedError(asked.message);
  const outcome = await adviseOne({ client: asked.client, newTypesOnly: call.flag('new-types-only'), asOf });
  if (outcome.kind === 'untrained') throw untrained(outcome);
  call.print(
    call.flag('json') || call.flag('json-lines')
      ? JSON.stringify(recommendationJson(outcome.advice, calendar.settlementDay(outcome.advice.recommendation.asOf)))
      : recommendationText(outcome.advice, call.config.timeZone),
  );
};

const many = async (call: Call, { adviseMany, calendar }: Dependencies, ids: readonly string[] | null, asOf: Day | null): Promise<void> => {
  const outcome = await adviseMany({ actor: COMMAND_LINE, ids, asOf, newTypesOnly: call.flag('new-types-only') });
  if (outcome.kind === 'untrained') throw untrained(outcome);
  if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
  const settlesOn = calendar.settlementDay(asOf ?? calendar.today());
  const json = (advice: Parameters<typeof recommendationJson>[0] | { readonly unknown: string }) =>
    'unknown' in advice ? { client: { id: advice.unknown }, error: 'unknown client' } : recommendationJson(advice, settlesOn);
  if (call.flag('json-lines')) {
    for (const advice of outcome.clients) call.print(JSON.stringify(json(advice)));
    return;
  }
  if (call.flag('json')) {
    call.print(JSON.stringify([...outcome.clients].map(json)));
    return;
  }
  const clients = [...outcome.clients];
  const rows = clients.map((advice) => {
    if ('unknown' in advice) return [cut(advice.unknown), 'unknown client', '', '', ''];
    const first = advice.recommendation.recommended[0];
    return [
      clientName(advice.profile, 60),
      advice.recommendation.segment.name,
      first?.bondType ?? 'nothing suitable',
      first ? `${((amongSuitable(advice.recommendation).chances[0] ?? 0) * 100).toFixed(0)}%` : '',
      first && isMinor(advice.profile) ? `aged ${advice.profile.age}: speak with the guardian` : '',
    ];
  });
  call.print(table(['client', 'segment', 'first', 'among what fits', 'minor'], rows));
  if (asOf !== null && clients.some((advice) => 'modelOfNow' in advice)) call.print(modelOfNowInWords(asOf));
};
