import test from 'ava';
import { uploadChart } from '../../../src/slack/posting/upload-chart.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { readyCharts } from '../../helpers/slow-charts.ts';

const SPEC = { title: 'Points', alt: 'What the points say' } as Parameters<typeof uploadChart>[1];

test('a picture that Slack never gets ready is looked for a few times, ever more rarely, and given up after ten seconds', async (t) => {
  const { app, api, logger } = await slackOverHttp(t);
  api.answer('files.info', ({ file }) => ({ ok: true, file: { id: file, mimetype: '' } }));
  const began = performance.now();
  t.is(await uploadChart({ charts: readyCharts(), client: app.client, logger }, SPEC, {}), null);
  const looks = api.of('files.info').length;
  t.log(`${looks} looks in ${Math.round(performance.now() - began)} ms`);
  t.true(looks >= 3 && looks <= 6, `${looks} looks`);
});

for (const [what, misbehave] of [
  ['limits', (api) => api.limit('files.info', 600)],
  ['never answers', (api) => api.answer('files.info', () => 'late')],
] as ReadonlyArray<readonly [string, (api: Awaited<ReturnType<typeof slackOverHttp>>['api']) => void]>) {
  test(`a picture that Slack ${what} our looks for costs no more than that`, async (t) => {
    const { app, api, logger } = await slackOverHttp(t);
    misbehave(api);
    const began = performance.now();
    t.is(await uploadChart({ charts: readyCharts(), client: app.client, logger }, SPEC, {}), null);
    t.is(api.of('files.info').length, 1);
    t.true(performance.now() - began < 30_000);
  });
}
