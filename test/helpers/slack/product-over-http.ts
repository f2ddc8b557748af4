import type { ExecutionContext } from 'ava';
import { openTrainedProduct } from '../product.ts';
import { slackOverHttp } from './slack-over-http.ts';

/** One person per role, by Slack user id. */
export const STAFF = { stranger: 'U_STRANGER', advisor: 'U_ADVISOR', supervisor: 'U_SUPERVISOR', admin: 'U_ADMIN' } as const;

/** The whole product on its demo book behind the real Slack app, with a fake Web API. The adviser sees the clients of manager 1. */
export const productOverHttp = async (t: ExecutionContext) => {
  const product = await openTrainedProduct(t);
  const { people } = product.stores;
  await people.put({ slackUserId: STAFF.advisor, role: 'advisor', relationshipManagerIds: ['1'] });
  await people.put({ slackUserId: STAFF.supervisor, role: 'supervisor', relationshipManagerIds: [] });
  await people.put({ slackUserId: STAFF.admin, role: 'admin', relationshipManagerIds: [] });
  return { product, ...(await slackOverHttp(t, product.services, { drainMs: 30_000 })) };
};
