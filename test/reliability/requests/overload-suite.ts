import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { BIN } from '../../helpers/command-line.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { command, reaction, sendCommand, sendEvent } from '../../helpers/slack/slack-requests.ts';
import { serveProcess } from '../serve-process.ts';
import { flood, quantile, residentMb, slowDown } from './flood.ts';

const PERSON = 'U012ADVISOR';
const BUSY = /Bond Advisor is busy right now/;

export interface Overload {
  readonly perSecond: number;
  readonly seconds: number;
  /** Of one core. */
  readonly share: number;
}

/** Asks more than the product can do, and says what became of it. */
const overload = async (t: ExecutionContext, { perSecond, seconds, share }: Overload) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const { config } = await openTrainedProduct(t);
  const served = serveProcess(t, [process.execPath, BIN, 'serve'], { DATABASE_URL: config.databaseUrl, SLACK_API_URL: api.url });
  const url = await served.url;
  const recommend = (n: number) =>
    command('/bond-recommend', `C_00${(n % 90) + 10}`, { user_id: PERSON, channel_id: `D_${PERSON}`, response_url: api.responseUrl });
  await sendCommand(url, recommend(1));
  await api.nth('chat.postMessage');
  const before = residentMb(served.pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMb(served.pid));
  }, 200);
  const slowed = slowDown(served.pid, share);
  const flooding = flood(url, perSecond, perSecond * seconds, recommend);
  await sleep((seconds * 1000) / 2);
  const vote = await sendEvent(url, reaction('reaction_added', '+1', { user: PERSON }));
  const heard = await flooding;
  const got = slowed.share();
  await slowed.end();
  const shedAtOnce = heard.filter(({ body }) => BUSY.test(body)).length;
  const settled = (): number => api.of('chat.postMessage').length - 1 + shedAtOnce + api.of('response_url').length;
  for (let tries = 0; settled() < heard.length && tries < 300; tries++) await sleep(100);
  clearInterval(watch);
  const after = heard.map((one) => one.after);
  const told = api.of('response_url').filter(({ text }) => BUSY.test(String(text))).length;
  const figures = {
    p50: quantile(after, 0.5),
    p99: quantile(after, 0.99),
    answered: api.of('chat.postMessage').length - 1,
    shedAtOnce,
    told,
  };
  t.log(
    `${heard.length} commands, ${perSecond} a second, on ${got.toFixed(2)} of a core: acknowledged after ${Math.round(figures.p50)} ms (median), ` +
      `${Math.round(figures.p99)} ms (99%); ${figures.answered} answered, ${shedAtOnce} told at once and ${told} later that it's busy; ` +
      `${Math.round(before)} MB before, ${Math.round(most)} MB at most`,
  );
  return { ...figures, heard, vote, more: most - before, got };
};

/**
 * Everybody is acknowledged and hears something; memory stays.
 * @param withinMs the median acknowledgement on the whole share; a machine that's shared gives less, and then it may take longer
 */
export const testOverload = (load: Overload, withinMs = Number.POSITIVE_INFINITY): void => {
  test(`with ${load.perSecond} commands a second on ${load.share} of a core, everybody is acknowledged, and answered or told that it's busy`, async (t) => {
    t.timeout(10 * 60_000);
    const { heard, vote, answered, shedAtOnce, told, p50, more, got } = await overload(t, load);
    t.true(heard.every(({ status }) => status === 200));
    t.is(vote.status, 200, 'a vote is stored whatever the load');
    t.is(answered + shedAtOnce + told, heard.length, 'nobody is left without a word');
    t.true(shedAtOnce + told > 0 && answered > 0);
    t.true(p50 * (got / load.share) < withinMs, `${p50} ms`);
    t.true(more < 150, `${more} MB`);
  });
};
