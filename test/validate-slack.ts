/**
 * Asks Slack itself (`blocks.validate`, public, no token) about what every file of `views` builds: `npm run validate:slack`. Needs a network; everything
 * else is checked offline by the same tests.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCKS_VALIDATE, slacksComplaints } from './helpers/slack/blocks-validate.ts';

const SUITES = 'build/modules/test/views';

const whyNot = async (): Promise<string | null> => {
  try {
    await slacksComplaints({ blocks: [{ type: 'divider' }] });
    return null;
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: { readonly code?: string } };
    return cause?.code ?? message;
  }
};

const why = await whyNot();
if (why !== null) {
  console.error(
    `${new URL(BLOCKS_VALIDATE).host} can’t be reached (${why}), so Slack was asked nothing. Run this where there’s a network. The same shapes are checked offline against Slack’s documented rules: npm run test:unit`,
  );
  process.exit(1);
}
const files = readdirSync(SUITES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('strict.test.js'));
const { status } = spawnSync('node_modules/.bin/ava', ['--serial', '--timeout=9m', ...files.map((file) => join(SUITES, file))], {
  stdio: 'inherit',
  env: { ...process.env, VALIDATE_WITH_SLACK: '1' },
});
process.exit(status ?? 1);
