import { TEAM } from '../ground/workspace.ts';
import type { WireSnapshot } from '../wire/wire.ts';
import type { Context } from './context.ts';
import { toWire } from './message-wire.ts';

/** Everything one person sees, sent when a page opens. */
export const snapshot = (context: Context, personId: string): WireSnapshot => {
  const { workspace, messages, files } = context;
  const conversations = workspace.wireConversations(personId);
  return {
    team: TEAM.name,
    me: personId,
    people: workspace.wirePeople(),
    conversations,
    commands: context.commands,
    shortcuts: context.shortcuts,
    // As in Slack, ephemeral messages are gone after a reload.
    messages: conversations.flatMap(({ id }) => messages.everythingIn(id).map((message) => toWire(messages, files, message, personId))),
    view: context.views.wireTop(personId),
    home: context.homes.wire(personId),
    traffic: context.traffic.all(),
    provocations: context.provocations.state,
  };
};
