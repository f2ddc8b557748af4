import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { Actor } from '../actor/actor.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';
import type { LinkClientOutcome, PreviewIntakeOutcome, PreviewLinkOutcome, RegisterClientOutcome } from './intake-outcomes.ts';
import { type LinkClientPorts, linkClient } from './link-client.ts';
import { type PreviewIntakePorts, previewIntake } from './preview-intake.ts';
import { type RegisterClientPorts, registerClient } from './register-client.ts';
import { type UndoRegistrationOutcome, type UndoRegistrationPorts, undoRegistration } from './undo-registration.ts';

/** Registering clients and linking them to the book, as the Slack edge sees it. */
export interface IntakeServices {
  /** Segment, recommendation and likely duplicates of a client who isn't saved yet. */
  previewIntake(request: { readonly actor: Actor; readonly facts: IntakeFacts }): Promise<PreviewIntakeOutcome>;
  /** Saves a client. The same form twice saves once. Written to the audit log. */
  registerClient(request: {
    readonly actor: Actor;
    readonly intakeId: string;
    readonly facts: IntakeFacts;
  }): Promise<RegisterClientOutcome>;
  /** Forgets a client that this person registered, as long as nothing hangs on it. */
  undoRegistration(request: { readonly actor: Actor; readonly registered: string }): Promise<UndoRegistrationOutcome>;
  /** A registered client who isn't linked yet, if this person may see them; else null. */
  registeredClientFor(request: { readonly actor: Actor; readonly registered: string }): Promise<RegisteredClient | null>;
  /** What linking a registered client to one of the book would do. That's a look at a client, so it's in the audit log. */
  previewLink(request: { readonly actor: Actor; readonly registered: string; readonly bookId: string }): Promise<PreviewLinkOutcome>;
  /** Links a registered client to the book's client, once. Written to the audit log. */
  linkClient(request: { readonly actor: Actor; readonly registered: string; readonly bookId: string }): Promise<LinkClientOutcome>;
}

export const intakeServices = (
  ports: PreviewIntakePorts & RegisterClientPorts & LinkClientPorts & UndoRegistrationPorts,
): IntakeServices => ({
  previewIntake: previewIntake(ports),
  registerClient: registerClient(ports),
  undoRegistration: undoRegistration(ports),
  ...linkClient(ports),
});
