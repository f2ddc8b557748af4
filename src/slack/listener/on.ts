import type { BlockAction, EventFromType, GlobalShortcut, MessageShortcut, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView, Option } from '@slack/types';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { Asker } from '../edge/edge.ts';
import type { ClientQuestion } from './for-client.ts';
import type { LateReply, Reply } from './reply.ts';

/** What every handler knows. */
export interface Request {
  readonly asker: Asker;
  /** Opens a modal; lives 3 s. */
  readonly triggerId: string;
}

export interface Command extends Request {
  /** What was typed after the command, as Slack sends it: `&`, `<` and `>` escaped. */
  readonly text: string;
}

export interface Press extends Request {
  readonly body: BlockAction;
  /** The button's or the chosen option's value; undefined if it has none. */
  readonly value: string | undefined;
}

export interface Submission extends Request {
  readonly body: ViewSubmitAction;
  readonly view: ViewOutput;
}

export type Shortcut<Kind extends GlobalShortcut | MessageShortcut> = Request & { readonly shortcut: Kind };

/** A request by somebody with a role. */
export type ByActor<Context> = Context & { readonly actor: Actor };

/** The last step. `Result` is what the handler owes Slack. */
export interface Admitted<Context, Result = void> {
  answer(handler: (context: Context) => Promise<Result>): void;
}

/** Everybody may ask, for a reason that the code states. */
export interface OpenToAll<Context, Result = void> {
  forAnyone(why: string): Admitted<Context, Result>;
}

/** A listener can't answer before it says whom it answers. */
export interface Unadmitted<Context, Result> extends OpenToAll<Context, Result> {
  /** Only people with a role. A stranger is told whom to ask. */
  admitted(): Admitted<ByActor<Context>, Result>;
  /** Only admins. Anyone else is told so, and the audit log says who asked for `what`. */
  admin(what: string): Admitted<ByActor<Context>, Result>;
}

/** A listener whose handler owes Slack nothing. Once it admits somebody, it can ask for a client. */
export interface Acknowledged<Context> extends Unadmitted<Context, void> {
  admitted(): AboutClients<ByActor<Context>>;
}

export interface AboutClients<Context> extends Admitted<Context> {
  /**
   * Finds the client, as this person may see them. If there's none, the person is told and the handler isn't called.
   * @param named the id as it was typed or pressed; undefined if there isn't one, and then `unnamed` answers (by default nothing does)
   */
  client(
    question: ClientQuestion,
    named: (context: Context) => string | undefined,
    unnamed?: (context: Context) => Promise<void>,
  ): Admitted<Context & { readonly client: AskedClient }>;
}

/** What is read from a submitted form: its value, or what's wrong with which block. */
export type Read<Form> = { readonly form: Form } | { readonly errors: Readonly<Record<string, string>> };

export interface SubmissionListener {
  /** The form stays open with words under its fields as long as something is wrong. Then it closes, or `meanwhile` takes its place. */
  reading<Form>(
    read: (view: ViewOutput) => Read<Form>,
    options?: { readonly meanwhile?: ModalView },
  ): Acknowledged<Submission & { readonly form: Form }>;
  /**
   * The handler says what becomes of the form. `late`: what takes its place if the handler takes longer than Slack waits (by default a loading view
   * under the form's title). `strangers`: words under a field for people without a role, where the form otherwise closes.
   */
  replying(options?: {
    readonly late?: (submission: Submission) => LateReply;
    readonly strangers?: Readonly<Record<string, string>>;
  }): Unadmitted<Submission, Reply>;
}

export interface OptionsListener extends OpenToAll<{ readonly text: string }, readonly Option[]> {
  /** Only for people with a role; anyone else gets an empty list. */
  admitted(): Admitted<{ readonly actor: Actor; readonly text: string }, readonly Option[]>;
}

export interface HeardEvent<Type extends string> {
  readonly event: EventFromType<Type>;
  /** The whole envelope. */
  readonly body: unknown;
}

/**
 * Declares the listeners. Each kind acknowledges by itself, says who may ask, and handles errors in one place. So a handler can't forget any of that,
 * or do it twice.
 *
 * @example on.command('/bond-help').admitted().answer(async ({ actor, asker }) => tell(edge, asker, helpMessage(commands, actor.role)));
 */
export interface On {
  command(name: string): Acknowledged<Command>;
  press(actionId: string): Acknowledged<Press>;
  submission(callbackId: string): SubmissionListener;
  options(actionId: string): OptionsListener;
  globalShortcut(callbackId: string): Acknowledged<Shortcut<GlobalShortcut>>;
  messageShortcut(callbackId: string): Acknowledged<Shortcut<MessageShortcut>>;
  /** To be called last: acknowledges what nobody listens to, such as a button of an older version, and tells the person. */
  othersAreOutdated(): void;
  /** What people do without asking us anything. Nobody waits for an answer, so an error is only logged. */
  event<Type extends string>(type: Type): OpenToAll<HeardEvent<Type>>;
}
