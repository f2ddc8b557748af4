import type { Stamps } from './stamps.ts';
import type { JsonObject, WireBlock, WireThread } from './wire.ts';

/** A message as the workspace keeps it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  /** The only person who sees it; null: everybody in the conversation. */
  readonly onlyFor: string | null;
  /** The ts of the message this one answers; null: it stands in the conversation itself. */
  readonly threadTs: string | null;
  /** A reply that was also sent to the conversation. */
  readonly broadcast: boolean;
  /** Ids of the files shared with it. */
  readonly fileIds: readonly string[];
  readonly attachments: readonly JsonObject[];
  text: string;
  blocks: readonly WireBlock[];
  metadata: JsonObject | null;
  editedTs: string | null;
  /** Taken away while others had answered it: its place in the thread stays. */
  gone: boolean;
  /** Reaction to the people who gave it, both in the order they came. */
  readonly reactions: Map<string, Set<string>>;
  /** Person to `action_id` to the value of the feedback button that person pressed. An update may give blocks other ids. */
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

/** All messages, in memory. Whoever draws them listens. */
export class Messages {
  private readonly stamps: Stamps;
  private readonly listener: MessageListener;
  private readonly byPlace = new Map<string, Message>();
  /** The place of a thread's first message to its replies, oldest first. */
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

  /** A message with replies leaves a notice in its place, as on Slack; any other is gone. */
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

  /** Tells the listener that something about the message is other than it was: a reaction, a pressed button, a file that is ready. */
  touch(message: Message): void {
    this.listener.changed(message);
  }

  all(): readonly Message[] {
    return [...this.byPlace.values()];
  }

  /** What a conversation and its threads hold for everybody, oldest first. */
  everythingIn(channel: string): readonly Message[] {
    return this.all().filter((message) => message.channel === channel && message.onlyFor === null);
  }

  /** What stands in the conversation itself: no replies but those that were also sent there. */
  history(channel: string): readonly Message[] {
    return this.everythingIn(channel).filter((message) => message.threadTs === null || message.broadcast);
  }

  /** What everybody sees below a message, oldest first. */
  replies(parent: Message): readonly Message[] {
    return (this.byThread.get(`${parent.channel} ${parent.ts}`) ?? []).filter((message) => message.onlyFor === null);
  }

  /** What hangs below a message; null where nothing does. */
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
