import type { Stamps } from '../ground/stamps.ts';
import type { JsonObject, WireBlock, WireThread } from '../wire/wire.ts';

/** A message as the workspace keeps it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  /** The only person who sees it; null means everyone in the conversation. */
  readonly onlyFor: string | null;
  /** The ts of the thread's first message; null if this isn't a reply. */
  readonly threadTs: string | null;
  /** A reply that was also sent to the conversation. */
  readonly broadcast: boolean;
  readonly fileIds: readonly string[];
  readonly attachments: readonly JsonObject[];
  text: string;
  blocks: readonly WireBlock[];
  metadata: JsonObject | null;
  editedTs: string | null;
  /** Deleted, but it has replies, so a notice takes its place. */
  gone: boolean;
  /** Each reaction's people, in the order they came. */
  readonly reactions: Map<string, Set<string>>;
  /** The feedback buttons pressed: person to `action_id` to value. There's no block_id, as an update may change it. */
  readonly pressed: Map<string, Record<string, string>>;
}

export interface NewMessage {
  readonly channel: string;
  readonly author: string;
  readonly text: string;
  readonly blocks?: readonly WireBlock[];
  readonly onlyFor?: string;
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly fileIds?: readonly string[];
  readonly attachments?: readonly JsonObject[];
  readonly metadata?: JsonObject;
}

export interface MessageListener {
  changed(message: Message): void;
  removed(message: Message): void;
}

/** All messages, in memory. A listener is told of every change. */
export class Messages {
  private readonly stamps: Stamps;
  private readonly listener: MessageListener;
  private readonly byPlace = new Map<string, Message>();
  /** The replies by their thread's first message, oldest first. */
  private readonly byThread = new Map<string, readonly Message[]>();

  constructor(stamps: Stamps, listener: MessageListener) {
    this.stamps = stamps;
    this.listener = listener;
  }

  post(from: NewMessage): Message {
    const message: Message = {
      channel: from.channel,
      ts: this.stamps.next(),
      author: from.author,
      onlyFor: from.onlyFor ?? null,
      threadTs: from.threadTs ?? null,
      broadcast: from.broadcast ?? false,
      fileIds: from.fileIds ?? [],
      attachments: from.attachments ?? [],
      text: from.text,
      blocks: from.blocks ?? [],
      metadata: from.metadata ?? null,
      editedTs: null,
      gone: false,
      reactions: new Map(),
      pressed: new Map(),
    };
    this.byPlace.set(`${message.channel} ${message.ts}`, message);
    if (message.threadTs !== null) {
      const thread = `${message.channel} ${message.threadTs}`;
      this.byThread.set(thread, [...(this.byThread.get(thread) ?? []), message]);
    }
    this.listener.changed(message);
    this.tellParent(message);
    return message;
  }

  find(channel: string, ts: string): Message | null {
    const message = this.byPlace.get(`${channel} ${ts}`);
    return message === undefined || message.gone ? null : message;
  }

  edit(message: Message, content: { readonly text: string; readonly blocks: readonly WireBlock[] }): void {
    message.text = content.text;
    message.blocks = content.blocks;
    message.editedTs = this.stamps.next();
    this.listener.changed(message);
  }

  /** Deletes a message. One with replies leaves a notice in its place, as on Slack. */
  remove(message: Message): void {
    if (this.replies(message).length > 0) {
      message.text = 'This message was deleted.';
      message.blocks = [];
      message.reactions.clear();
      message.gone = true;
      this.listener.changed(message);
      return;
    }
    this.byPlace.delete(`${message.channel} ${message.ts}`);
    const thread = `${message.channel} ${message.threadTs}`;
    const others = this.byThread.get(thread)?.filter((it) => it !== message);
    if (others !== undefined) this.byThread.set(thread, others);
    this.listener.removed(message);
    this.tellParent(message);
  }

  /** Tells the listener that something about the message changed: a reaction, a pressed button, a file that's ready. */
  touch(message: Message): void {
    this.listener.changed(message);
  }

  all(): readonly Message[] {
    return [...this.byPlace.values()];
  }

  /** A conversation's messages and replies, without ephemeral ones, oldest first. */
  everythingIn(channel: string): readonly Message[] {
    return this.all().filter((message) => message.channel === channel && message.onlyFor === null);
  }

  /** A conversation's messages. Replies are left out unless they were also sent to it. */
  history(channel: string): readonly Message[] {
    return this.everythingIn(channel).filter((message) => message.threadTs === null || message.broadcast);
  }

  /** A message's replies, without ephemeral ones, oldest first. */
  replies(parent: Message): readonly Message[] {
    return (this.byThread.get(`${parent.channel} ${parent.ts}`) ?? []).filter((message) => message.onlyFor === null);
  }

  /** A message's thread; null if it has no replies. */
  thread(parent: Message): WireThread | null {
    const replies = this.replies(parent);
    const last = replies.at(-1);
    if (last === undefined) return null;
    return { replies: replies.length, people: [...new Set(replies.map(({ author }) => author))], latestTs: last.ts };
  }

  private tellParent({ channel, threadTs }: Message): void {
    const parent = threadTs === null ? undefined : this.byPlace.get(`${channel} ${threadTs}`);
    if (parent !== undefined) this.listener.changed(parent);
  }
}
