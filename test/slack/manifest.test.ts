import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '@slack/bolt';
import test from 'ava';
import { parse } from 'yaml';
import { COMMANDS, SLASH_COMMANDS } from '../../commands/index.ts';
import { registerListeners, type WholeEdge } from '../../src/slack/listeners.ts';
import { METADATA_TYPES } from '../../src/slack/posting/message-metadata.ts';
import { BOT_SCOPES } from '../../src/slack/transports/scopes.ts';
import { SHORTCUTS } from '../../views/shortcuts/shortcuts.ts';

const manifest = parse(readFileSync('manifest.yml', 'utf8'));
const overHttp = parse(readFileSync('manifest-http.yml', 'utf8'));

const registered = () => {
  const names: Record<'command' | 'event' | 'action' | 'options' | 'view' | 'shortcut', string[]> = {
    command: [],
    event: [],
    action: [],
    options: [],
    view: [],
    shortcut: [],
  };
  const recorder = Object.fromEntries(
    Object.entries(names).map(([kind, list]) => [kind, (name: unknown) => typeof name === 'string' && list.push(name)]),
  );
  registerListeners(recorder as unknown as App, {} as WholeEdge, () => null, SLASH_COMMANDS, { refused: () => {} });
  return names;
};

test('we listen to exactly the manifest’s slash commands, and help lists them all', (t) => {
  const declared = manifest.features.slash_commands.map(({ command }: { command: string }) => command);
  t.deepEqual([...declared].sort(), registered().command.sort());
  t.deepEqual([...declared].sort(), COMMANDS.map(({ command }) => command).sort());
});

test('we listen to exactly the manifest’s events', (t) => {
  // Bolt has one name for messages in every kind of conversation; the manifest subscribes only to direct messages.
  const heard = [...new Set(registered().event)].map((name) => (name === 'message' ? 'message.im' : name));
  t.deepEqual([...manifest.settings.event_subscriptions.bot_events].sort(), heard.sort());
});

test('Slack tells us of exactly the messages that we label', (t) => {
  t.deepEqual(
    manifest.settings.event_subscriptions.metadata_subscriptions,
    METADATA_TYPES.map((type) => ({ app_id: '*', event_type: type })),
  );
});

test('Home is a tab because it is published, and messages can be written because they are answered', (t) => {
  t.true(manifest.features.app_home.home_tab_enabled);
  t.true(registered().event.includes('app_home_opened'));
  t.false(manifest.features.app_home.messages_tab_read_only_enabled);
  t.true(registered().event.includes('message'));
});

test('we listen to exactly the manifest’s shortcuts, and the playground calls them by the same names', (t) => {
  const declared: ReadonlyArray<Record<'name' | 'type' | 'callback_id' | 'description', string>> = manifest.features.shortcuts;
  t.deepEqual(declared.map((shortcut) => shortcut.callback_id).sort(), registered().shortcut.sort());
  t.deepEqual(
    declared,
    SHORTCUTS.map(({ name, type, callbackId, does }) => ({ name, type, callback_id: callbackId, description: does })),
  );
  for (const { name, description } of declared) {
    t.true(name.length <= 24, name);
    t.true(description.length <= 150);
  }
});

test('interactivity is on because there are buttons, a modal and a type-ahead', (t) => {
  const { action, options, view } = registered();
  t.true(manifest.settings.interactivity.is_enabled);
  t.true(action.length > 0 && options.length > 0 && view.length > 0);
});

test('the manifest asks for exactly the scopes that our calls and events need', (t) => {
  const scopesOf: Record<string, string | null> = {
    'auth.test': null,
    'views.open': null,
    'conversations.members': 'channels:read',
    'conversations.info': 'channels:read',
    'users.info': 'users:read',
    'views.update': null,
    'views.push': null,
    'views.publish': null,
    'chat.postMessage': 'chat:write',
    'chat.postEphemeral': 'chat:write',
    'chat.update': 'chat:write',
    'chat.delete': 'chat:write',
    'chat.getPermalink': null,
    'conversations.open': 'im:write',
    'conversations.history': 'im:history',
    'conversations.replies': 'im:history',
    'reactions.get': 'reactions:read',
    'files.info': 'files:read',
    'files.uploadV2': 'files:write',
    // It uses the app-level token, so it needs no bot scope.
    'apps.connections.open': null,
  };
  const sources = ['commands', 'src/slack']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
    )
    .join('\n');
  const called = [...sources.matchAll(/(?:client|apiUrl\))\s*\.((?:\w+)\.(?:\w+))\(/g)].map(([, method]) => method ?? '');
  t.true(called.length >= 5);
  const scopesOfEvent: Record<string, readonly string[]> = {
    app_home_opened: [],
    app_uninstalled: [],
    tokens_revoked: [],
    member_joined_channel: ['channels:read', 'groups:read'],
    'message.im': ['im:history'],
    app_mention: ['app_mentions:read'],
    message_metadata_posted: ['metadata.message:read'],
    reaction_added: ['reactions:read'],
    reaction_removed: ['reactions:read'],
  };
  const needed = new Set(['commands']);
  for (const event of manifest.settings.event_subscriptions.bot_events) {
    t.true(event in scopesOfEvent, `${event} is heard; which scopes does it need?`);
    for (const scope of scopesOfEvent[event] ?? []) needed.add(scope);
  }
  for (const method of called) {
    t.true(method in scopesOf, `${method} is called; which scope does it need?`);
    const scope = scopesOf[method];
    if (scope) needed.add(scope);
  }
  t.deepEqual([...manifest.oauth_config.scopes.bot].sort(), [...needed].sort());
  t.deepEqual([...manifest.oauth_config.scopes.bot].sort(), Object.keys(BOT_SCOPES).sort(), 'what doctor checks');
});

test('the manifest keeps to Slack’s limits', (t) => {
  t.true(manifest.display_information.name.length <= 35);
  t.true(manifest.display_information.description.length <= 140);
  t.true(manifest.features.bot_user.display_name.length <= 80);
  for (const { command, description } of manifest.features.slash_commands) {
    t.regex(command, /^\/[a-z0-9_-]{1,31}$/);
    t.true(description.length <= 2000);
  }
  t.true(manifest.settings.socket_mode_enabled);
});

test('the manifest for HTTP is the same app, with an address wherever Slack needs one and no socket', (t) => {
  const address = 'https://bond-advisor.example.com/slack/events';
  t.deepEqual(overHttp, {
    ...manifest,
    features: {
      ...manifest.features,
      slash_commands: manifest.features.slash_commands.map((command: object) => ({ ...command, url: address })),
    },
    settings: {
      ...manifest.settings,
      event_subscriptions: { ...manifest.settings.event_subscriptions, request_url: address },
      interactivity: { is_enabled: true, request_url: address, message_menu_options_url: address },
      socket_mode_enabled: false,
    },
  });
});

test('the guide names every scope, command and variable that a setup needs', (t) => {
  const guide = readFileSync('docs/slack-setup.md', 'utf8');
  const names = [
    ...Object.keys(BOT_SCOPES),
    ...COMMANDS.map(({ command }) => command),
    ...SHORTCUTS.map(({ name }) => name),
    ...['connections:write', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'CLIENT_CHANNELS', 'ADMINS'],
    ...['manifest.yml', 'manifest-http.yml', 'doctor', '/health/ready'],
  ];
  t.deepEqual(
    names.filter((name) => !guide.includes(name)),
    [],
  );
});
