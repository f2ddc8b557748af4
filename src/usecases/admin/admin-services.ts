import type { Actor } from '../actor/actor.ts';
import { type AdminState, type AdminStatePorts, adminState } from './admin-state.ts';
import type { AllowChannelOutcome, ChannelFacts, ClientChannels, RemoveChannelOutcome } from './client-channels.ts';
import { type KeepPeoplePorts, keepPeople, type PeopleList, type PutPersonOutcome, type RemovePersonOutcome } from './keep-people.ts';
import { type NotAllowed, refuse } from './refuse.ts';
import { type AskResetOutcome, askReset, type DecideResetOutcome, decideReset, type ResetPorts } from './reset-learning.ts';
import { type OnStage, type RefreshOutcome, type RetrainOutcome, type RetrainPorts, refreshNow, retrain } from './retrain.ts';

/** What keeps the product in order. For admins: everybody else is refused, with an audit row. */
export interface AdminServices {
  adminState(request: { readonly actor: Actor }): Promise<AdminState | NotAllowed>;
  /** Null for an admin. For anybody else, a refusal and an audit row of what was asked. */
  refuseAdministration(actor: Actor, asked: string): Promise<NotAllowed | null>;
  /** Heavy: runs in its own thread, and resolves when it's done. */
  retrain(request: { readonly actor: Actor; readonly segments: number | 'auto' }, onProgress: OnStage): Promise<RetrainOutcome>;
  refreshNow(request: { readonly actor: Actor }, onProgress: OnStage): Promise<RefreshOutcome>;
  listPeople(request: { readonly actor: Actor }): Promise<PeopleList | NotAllowed>;
  putPerson(request: Parameters<ReturnType<typeof keepPeople>['put']>[0]): Promise<PutPersonOutcome>;
  removePerson(request: { readonly actor: Actor; readonly slackUserId: string }): Promise<RemovePersonOutcome>;
  allowClientChannel(request: {
    readonly actor: Actor;
    readonly channel: string;
    readonly facts: ChannelFacts;
  }): Promise<AllowChannelOutcome>;
  /** The client channels from the environment, which only a restart changes. */
  fixedClientChannels(): readonly string[];
  removeClientChannel(request: { readonly actor: Actor; readonly channel: string }): Promise<RemoveChannelOutcome>;
  askReset(request: { readonly actor: Actor; readonly typed: string }): Promise<AskResetOutcome>;
  decideReset(request: {
    readonly actor: Actor;
    readonly approvalId: string;
    readonly decision: 'approved' | 'refused';
  }): Promise<DecideResetOutcome>;
}

export type AdminServicesPorts = AdminStatePorts &
  KeepPeoplePorts &
  ResetPorts &
  RetrainPorts & { readonly clientChannels: ClientChannels };

export const adminServices = (ports: AdminServicesPorts): AdminServices => {
  const people = keepPeople(ports);
  return {
    adminState: adminState(ports),
    refuseAdministration: (actor, asked) => refuse(ports, actor, asked),
    retrain: retrain(ports),
    refreshNow: refreshNow(ports),
    listPeople: people.list,
    putPerson: people.put,
    removePerson: people.remove,
    allowClientChannel: (request) => ports.clientChannels.allow(request),
    fixedClientChannels: () => ports.clientChannels.fixed,
    removeClientChannel: (request) => ports.clientChannels.remove(request),
    askReset: askReset(ports),
    decideReset: decideReset(ports),
  };
};
