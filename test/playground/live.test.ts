import test from 'ava';
import { startStandIn } from './stand-in-app.ts';

const stream = (baseUrl: string): Promise<Response> => fetch(`${baseUrl}/playground/stream?as=U0ADVISOR1`);

test('a playground that closes ends the open pages’ streams, and those that come back', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const open = await stream(app.baseUrl);
  app.playground.close();
  t.true((await open.text()).startsWith('data: {"type":"snapshot"'));
  t.true((await (await stream(app.baseUrl)).text()).startsWith('data: {"type":"snapshot"'));
});
