import { Files } from '../files/files.ts';
import type { PlaygroundOptions } from '../ground/options.ts';
import { PLAYGROUND_PEOPLE } from '../ground/people.ts';
import { type Clock, Stamps } from '../ground/stamps.ts';
import { Workspace } from '../ground/workspace.ts';
import { createDeliver, type Deliver } from '../traffic/deliver.ts';
import { Provocations } from '../traffic/provocations.ts';
import { maskOf } from '../traffic/readable.ts';
import { Traffic } from '../traffic/traffic.ts';
import type { WireCommand, WireShortcut } from '../wire/wire.ts';
import { Homes } from './homes.ts';
import { Live } from './live.ts';
import { sees, shows, toWire } from './message-wire.ts';
import { Messages } from './messages.ts';
import { ResponseUrls } from './response-urls.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

/** An event as it was sent, byte for byte. */
export interface SentEvent {
  readonly type: string;
  readonly body: string;
}

/** Everything the playground remembers, and what it talks through. */
export interface Context {
  readonly botToken: string;
  readonly baseUrl: string;
  readonly commands: readonly WireCommand[];
  readonly shortcuts: readonly WireShortcut[];
  readonly metadataSubscriptions: readonly string[];
  readonly clock: Clock;
  readonly stamps: Stamps;
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly files: Files;
  readonly views: Views;
  readonly homes: Homes;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly live: Live;
  readonly traffic: Traffic;
  readonly provocations: Provocations;
  readonly deliver: Deliver;
  readonly lastEvent: { sent: SentEvent | null };
  readonly retryDelaysMs: readonly number[];
}

/** Slack sends an event again after a second, a minute and five minutes. */
const RETRY_DELAYS_MS = [1000, 60_000, 300_000];
const ANSWER_WITHIN_MS = 3000;
const FILE_READY_AFTER_MS = 600;

export const createContext = (options: PlaygroundOptions): Context => {
  const { botToken, signingSecret, baseUrl } = options;
  const clock = options.clock ?? Date.now;
  const stamps = new Stamps(clock);
  const workspace = new Workspace(options.people ?? PLAYGROUND_PEOPLE);
  const live = new Live();
  const messages: Messages = new Messages(stamps, {
    changed: (message) =>
      live.send((id) => (sees(workspace, id, message) ? { type: 'message', message: toWire(messages, files, message, id) } : null)),
    removed: (message) =>
      live.send((id) => (sees(workspace, id, message) ? { type: 'message-removed', channel: message.channel, ts: message.ts } : null)),
  });
  const files: Files = new Files({
    clock,
    readyAfterMs: options.fileReadyAfterMs ?? FILE_READY_AFTER_MS,
    ready: (file) => {
      for (const message of messages.all()) if (shows(files, message, file)) messages.touch(message);
    },
  });
  const views: Views = new Views((personId) =>
    live.send((id) => (id === personId ? { type: 'view', view: views.wireTop(personId) } : null)),
  );
  const homes: Homes = new Homes((personId) => live.send((id) => (id === personId ? { type: 'home', home: homes.wire(personId) } : null)));
  const traffic = new Traffic(clock, maskOf([botToken, signingSecret]), (exchange) => live.send(() => ({ type: 'exchange', exchange })));
  const provocations = new Provocations((state) => live.send(() => ({ type: 'provocations', provocations: state })));
  return {
    botToken,
    baseUrl,
    commands: options.commands.map((it) => ({ command: it.command, description: it.description, usageHint: it.usageHint ?? '' })),
    shortcuts: options.shortcuts ?? [],
    metadataSubscriptions: options.metadataSubscriptions ?? [],
    clock,
    stamps,
    workspace,
    messages,
    files,
    views,
    homes,
    triggers: new Triggers(clock),
    responseUrls: new ResponseUrls(clock, baseUrl),
    live,
    traffic,
    provocations,
    deliver: createDeliver({ ...options, clock, timeoutMs: options.answerWithinMs ?? ANSWER_WITHIN_MS, traffic, provocations }),
    lastEvent: { sent: null },
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
  };
};
