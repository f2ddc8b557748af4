import type { Context } from './context.ts';
import { toWire } from './message-wire.ts';
import type { WireSnapshot } from './wire.ts';
import { TEAM } from './workspace.ts';

/** Everything as one person sees it: what a page begins with. */
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
    // As in Slack, what only one person saw is gone after a reload.
    messages: conversations.flatMap(({ id }) => messages.everythingIn(id).map((message) => toWire(messages, files, message, personId))),
    view: context.views.wireTop(personId),
    home: context.homes.wire(personId),
    traffic: context.traffic.all(),
    provocations: context.provocations.state,
  };
};
