import { refuse } from '../ground/slack-refusal.ts';
import type { Context } from '../state/context.ts';
import { viewObject } from '../state/views.ts';
import { homeDefinition, modalDefinition } from '../to-app/view-definitions.ts';
import type { Arguments, Method } from './call.ts';

const exchange = (context: Context, args: Arguments) => context.triggers.exchange(args.required('trigger_id'));

const open: Method = (context, args) => {
  // The view comes first, as a refused view mustn't use up the trigger.
  const definition = modalDefinition(context, args.structure('view'));
  return { view: viewObject(context.views.open(exchange(context, args).personId, definition)) };
};

const push: Method = (context, args) => {
  const definition = modalDefinition(context, args.structure('view'));
  return { view: viewObject(context.views.push(exchange(context, args).personId, definition)) };
};

const update: Method = (context, args) => {
  const [viewId, externalId, hash] = [args.text('view_id'), args.text('external_id'), args.text('hash')];
  if (viewId === null && externalId === null) throw refuse('invalid_arguments', ['[ERROR] missing required field: view_id or external_id']);
  const home = viewId === null ? null : context.homes.find(viewId);
  if (home !== null) {
    const definition = homeDefinition(context, args.structure('view'));
    return { view: viewObject(context.homes.publish(home.personId, definition, hash)) };
  }
  const definition = modalDefinition(context, args.structure('view'));
  const view = viewId !== null ? context.views.find(viewId) : context.views.findByExternalId(externalId ?? '');
  if (view === null) throw refuse('not_found');
  context.views.update(view, definition, hash);
  return { view: viewObject(view) };
};

const publish: Method = (context, args) => {
  const personId = args.required('user_id');
  if (context.workspace.person(personId) === null) throw refuse('user_not_found');
  const definition = homeDefinition(context, args.structure('view'));
  return { view: viewObject(context.homes.publish(personId, definition, args.text('hash'))) };
};

export const VIEWS_METHODS: { readonly [name: string]: Method } = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
