import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { Actor } from '../actor.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';
import type { LinkClientOutcome, PreviewIntakeOutcome, PreviewLinkOutcome, RegisterClientOutcome } from './intake-outcomes.ts';
import { type LinkClientPorts, linkClient } from './link-client.ts';
import { type PreviewIntakePorts, previewIntake } from './preview-intake.ts';
import { type RegisterClientPorts, registerClient } from './register-client.ts';

/** What people ask of new clients. */
export interface IntakeServices {
  /** Segment, recommendation and likely duplicates of a client who is not saved. */
  previewIntake(request: { readonly actor: Actor; readonly facts: IntakeFacts }): Promise<PreviewIntakeOutcome>;
  /** Saves a client; the same form twice saves once. Written to the audit log. */
  registerClient(request: {
    readonly actor: Actor;
    readonly intakeId: string;
    readonly facts: IntakeFacts;
  }): Promise<RegisterClientOutcome>;
  /** A registered client who is not linked yet, where this person may see that client; else null. */
  registeredClientFor(request: { readonly actor: Actor; readonly registered: string }): Promise<RegisteredClient | null>;
  /** What linking a registered client to one of the book would do. A look at a client, so written to the audit log. */
  previewLink(request: { readonly actor: Actor; readonly registered: string; readonly bookId: string }): Promise<PreviewLinkOutcome>;
  /** Says who a registered client is in the book, once. Written to the audit log. */
  linkClient(request: { readonly actor: Actor; readonly registered: string; readonly bookId: string }): Promise<LinkClientOutcome>;
}

export const intakeServices = (ports: PreviewIntakePorts & RegisterClientPorts & LinkClientPorts): IntakeServices => ({
  previewIntake: previewIntake(ports),
  registerClient: registerClient(ports),
  ...linkClient(ports),
});
