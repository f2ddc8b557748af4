import type { Config } from '../config.ts';
import { type Dependencies, openDependencies } from '../deps.ts';

/** Opens everything, does the work, and closes everything whatever came of it. */
export const withDependencies = async <T>(config: Config, work: (dependencies: Dependencies) => Promise<T>): Promise<T> => {
  const dependencies = await openDependencies(config);
  try {
    return await work(dependencies);
  } finally {
    await dependencies.close();
  }
};
