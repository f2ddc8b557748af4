import type { Config } from '../config.ts';
import { type Dependencies, openDependencies } from '../deps.ts';
import type { Overrides } from '../open-ports.ts';

/** Opens everything, does the work, and closes everything again, even after an error. */
export const withDependencies = async <T>(
  config: Config,
  work: (dependencies: Dependencies) => Promise<T>,
  overrides: Pick<Overrides, 'limits' | 'endsWithAnswer'> = {},
): Promise<T> => {
  const dependencies = await openDependencies(config, { endsWithAnswer: true, ...overrides });
  try {
    return await work(dependencies);
  } finally {
    await dependencies.close();
  }
};
