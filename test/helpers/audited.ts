import type { Audited } from '../../src/usecases/actor/audit-trail.ts';

/** Facts as a use case hands them out once their audit row is stored. For fakes, which write none. */
export const audited = <T>(facts: T): Audited<T> => facts as Audited<T>;
