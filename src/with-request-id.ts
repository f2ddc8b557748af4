import { currentRequest } from './slack/request-context.ts';
import type { AuditStore } from './usecases/ports.ts';

/** Notes of which request of Slack's each row came, so that it can be found in the log. */
export const withRequestId = <Store extends AuditStore>(store: Store): Store => ({
  ...store,
  append: (...rows) => {
    const request = currentRequest();
    return store.append(...(request ? rows.map((row) => ({ ...row, detail: { ...row.detail, request: request.id } })) : rows));
  },
});
