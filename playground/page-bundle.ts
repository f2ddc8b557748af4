import { fileURLToPath } from 'node:url';

/** The page's script and style, made in memory. */
export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

const fileBeside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const build = async (): Promise<PageBundle> => {
  const esbuild = await import('esbuild');
  const result = await esbuild.build({
    entryPoints: { page: fileBeside('./page/main.tsx'), style: fileBeside('./page/styles/page.css') },
    outdir: 'memory',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const output = (ending: string): string => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: output('page.js'), style: output('style.css') };
};

let bundle: Promise<PageBundle> | null = null;

/** Bundles the page at the first call; nothing comes from the network. A bundle that failed is tried again at the next call. */
export const pageBundle = (): Promise<PageBundle> => {
  bundle ??= build().catch((error: unknown) => {
    bundle = null;
    throw error;
  });
  return bundle;
};
