import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { COMMANDS } from '../../../commands/index.ts';
import { dayOf } from '../../../src/advisor/units.ts';
import { parseConfig } from '../../../src/config.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { writeDemoBook } from '../../../src/data/demo/write-demo-book.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { openDependencies } from '../../../src/deps.ts';
import { RESET_BLOCK, RESET_INPUT, RESET_VIEW } from '../../../views/admin/reset-modal.ts';
import { CLIENT_ACTIONS } from '../../../views/asked-client/client-buttons.ts';
import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { BIN } from '../../helpers/command-line.ts';
import { freshDatabase } from '../../helpers/databases/databases.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { press } from '../../helpers/slack/press.ts';
import {
  command,
  homeOpened,
  sendCommand,
  sendEvent,
  sendInteraction,
  submission,
  suggestion,
} from '../../helpers/slack/slack-requests.ts';
import { serveProcess } from '../serve-process.ts';
import { TcpProxy } from './tcp-proxy.ts';

/** The promises, in milliseconds. On a busy machine everything takes longer, so a few usual answers are added. */
const PROMISED = { answer: 3000, next: 1000, recovered: 5000 } as const;
const USUAL_ANSWERS = 3;
const PERSON = 'U012ADVISOR';

interface Answer {
  readonly said: string;
  readonly after: number;
}

type Away = 'book' | 'own';

const FAULTS = {
  hang: (proxy) => proxy.hang(),
  'half-open': (proxy) => proxy.halfOpen(),
  slow: (proxy) => proxy.delay(2000),
  cut: (proxy) => proxy.cut(),
  refused: (proxy) => proxy.refuse(),
} satisfies Record<string, (proxy: TcpProxy) => unknown>;
/** After these a new connection works, so the next person gets the usual answer. */
const OVER_AT_ONCE = ['half-open', 'cut'];

/** What `ready` says of a database that can be asked. The tests' book is months old. */
const IN_REACH = /^(ok|The book is from )/;
const OWN_AWAY = /can’t reach its database right now/;
const SNAPSHOT = /can’t be read just now: purchases are as of \d{1,2} \w{3} \d{4}/;

/** The database that's taken away is behind a proxy, and a model is trained. The other one is embedded. */
const databases = async (t: ExecutionContext, away: Away) => {
  const fresh = await freshDatabase('mysql');
  t.teardown(() => fresh.remove());
  const { proxy, url } = await TcpProxy.before(t, fresh.url);
  const { databaseUrl: embedded } = (await openTrainedProduct(t)).config;
  if (away === 'book') {
    const book = openDatabase(fresh.url);
    await writeDemoBook(book, { clients: 120, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
    await book.close();
    return { proxy, environment: { DATABASE_URL: embedded, SOURCE_DATABASE_URL: url } };
  }
  const own = await openDependencies(parseConfig({ DATABASE_URL: fresh.url, SOURCE_DATABASE_URL: embedded, LOG_LEVEL: 'silent' }));
  await migrate(own.database);
  await own.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  await own.close();
  return { proxy, environment: { DATABASE_URL: url, SOURCE_DATABASE_URL: embedded } };
};

/** The product as a process, with a database that can be taken away. */
const serve = async (t: ExecutionContext, away: Away) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const { proxy, environment } = await databases(t, away);
  const process = serveProcess(t, [globalThis.process.execPath, BIN, 'serve'], { ...environment, SLACK_API_URL: api.url });
  const url = await process.url;

  /** Asks as a person does; what they're told first, and after how many milliseconds. */
  const ask = async (text: string, name = '/bond-recommend'): Promise<Answer> => {
    const before = api.calls.length;
    const began = performance.now();
    await sendCommand(url, command(name, text, { user_id: PERSON, channel_id: `D_${PERSON}`, response_url: api.responseUrl }));
    for (;;) {
      const said = api.calls.slice(before).find(({ method }) => /^(chat\.postMessage|response_url|views\.open)$/.test(method));
      if (said) return { said: JSON.stringify(said.args), after: performance.now() - began };
      if (performance.now() - began > 20_000) throw new Error(`no answer in 20 s: ${process.said()}`);
      await sleep(10);
    }
  };
  const ready = async () => {
    const { reasons } = (await (await fetch(new URL('/health/ready', url))).json()) as { reasons: Record<string, string> };
    return reasons;
  };
  return { api, proxy, url, ask, ready };
};

/** The figure goes to docs/reliability.md. */
const isWithin = (t: ExecutionContext, what: string, milliseconds: number, limit: number): void => {
  t.log(`${what}: ${Math.round(milliseconds)} ms`);
  t.true(milliseconds < limit, `${what}: ${Math.round(milliseconds)} ms of ${Math.round(limit)}`);
};

/** One process for all tests of a database; starting it takes longer than they do. */
const running = new Map<Away, ReturnType<typeof serve>>();
const endings: Array<() => unknown> = [];
const scope = { teardown: (end: () => unknown) => void endings.unshift(end) } as ExecutionContext;
test.after.always('everything that was started is stopped', async () => {
  // The database server of this file may have ended first.
  for (const end of endings) await Promise.resolve(end()).catch(() => {});
});

const served = async (away: Away) => {
  const started = running.get(away) ?? serve(scope, away);
  running.set(away, started);
  const product = await started;
  const expected = away === 'book' ? SNAPSHOT : OWN_AWAY;
  /** Asks until the answer is the usual one again. */
  const recover = async (): Promise<number> => {
    await product.proxy.recover();
    const began = performance.now();
    while (expected.test((await product.ask('C_0042')).said)) await sleep(100);
    return performance.now() - began;
  };
  await recover();
  const usual = (await product.ask('C_0042')).after;
  const within = (what: keyof typeof PROMISED): number => PROMISED[what] + USUAL_ANSWERS * usual;
  return { ...product, expected, recover, within };
};

for (const away of ['book', 'own'] as const) {
  for (const [fault, happen] of Object.entries(FAULTS)) {
    test.serial(
      `the ${away === 'book' ? 'firm’s' : 'product’s own'} database, ${fault}: an honest answer in time, the next at once, back by itself`,
      async (t) => {
        const { proxy, ask, ready, expected, recover, within } = await served(away);
        await happen(proxy);
        const first = await ask('C_0042');
        isWithin(t, 'first', first.after, within('answer'));
        if (OVER_AT_ONCE.includes(fault)) return isWithin(t, 'recovered', await recover(), within('recovered'));
        t.true(expected.test(first.said), first.said.slice(0, 200));
        const next = [await ask('C_0042'), await ask('C_0043'), await ask('C_0044')];
        for (const { said } of next) t.true(expected.test(said));
        isWithin(t, 'next', Math.min(...next.map(({ after }) => after)), within('next'));
        t.notRegex((await ready())[away === 'book' ? 'book' : 'database'] ?? 'ok', IN_REACH);
        isWithin(t, 'recovered', await recover(), within('recovered'));
        while (!IN_REACH.test((await ready()).book ?? '')) await sleep(100);
      },
    );
  }
}

test.serial('with the product’s own database hanging, everything a person can do is answered in time', async (t) => {
  const { api, proxy, url, within } = await served('own');
  // What follows the last answer has ended by then.
  await sleep(500);
  proxy.hang();
  const began = performance.now();
  const known = api.calls.length;
  const since = (): number => performance.now() - began;
  const asked = { user_id: PERSON, response_url: api.responseUrl };
  const commands = COMMANDS.map(({ command: name }) => sendCommand(url, command(name, name === '/bond-new-client' ? '' : 'C_0042', asked)));
  const body = async (payload: Record<string, unknown>): Promise<{ readonly text: string; readonly after: number }> => {
    const text = await (await sendInteraction(url, payload)).text();
    return { text, after: since() };
  };
  const [options, form, pressed] = await Promise.all([
    body(suggestion(PICK_CLIENT_ACTION, 'C_', PERSON)),
    body(submission(RESET_VIEW, { [RESET_BLOCK]: { [RESET_INPUT]: { value: 'reset' } } }, '', PERSON)),
    body(press(CLIENT_ACTIONS.profile, 'C_0042', PERSON)),
    sendEvent(url, homeOpened(PERSON)),
    ...commands,
  ]);
  t.regex(options.text, /Can’t search right now/);
  t.regex(form.text, /One moment/);
  for (const [what, { after }] of Object.entries({ options, form, pressed })) isWithin(t, what, after, within('answer'));
  const told = (): number =>
    api.calls.slice(known).filter(({ method, args }) => method !== 'views.publish' && OWN_AWAY.test(JSON.stringify(args))).length;
  const isHomeThere = (): boolean => OWN_AWAY.test(JSON.stringify(api.of('views.publish')));
  // Besides the commands: the press, and the form's loading view.
  const expected = COMMANDS.length + 2;
  while ((told() < expected || !isHomeThere()) && since() < 20_000) await sleep(20);
  t.is(told(), expected);
  isWithin(t, 'every command, a press, a form and Home', since(), within('answer'));
});
