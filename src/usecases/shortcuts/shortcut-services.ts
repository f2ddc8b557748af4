import type { Actor } from '../actor.ts';
import { type FindNamedClientsPorts, findNamedClients, type NamedClients } from './find-named-clients.ts';

/** What shortcuts ask. */
export interface ShortcutServices {
  /** The clients whose ids stand in a text, among those the person may see. */
  findNamedClients(request: { readonly actor: Actor; readonly text: string }): Promise<NamedClients>;
}

export const shortcutServices = (ports: FindNamedClientsPorts): ShortcutServices => ({ findNamedClients: findNamedClients(ports) });
