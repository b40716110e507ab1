// The Vite builds of what is not a page: main and preload, bundled as CommonJS.
import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';

const root = path.resolve(import.meta.dirname, '..');
const nodeModules = [...builtinModules, /^node:/];

/** Main, for Node and for Electron. Everything but Electron itself is bundled in, so that no node_modules is shipped. */
export const mainBuild = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, target: 'node' },
  resolve: { conditions: ['node', 'import', 'module', 'default'], mainFields: ['module', 'main'] },
  build: {
    ssr: true,
    license: { fileName: 'licenses.md' },
    outDir: 'dist/main',
    emptyOutDir: true,
    sourcemap: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { launch: 'main/launch.ts', electron: 'main/electron.ts', hub: 'hub/cli.ts' },
      // bufferutil and utf-8-validate are optional native speed-ups of ws that are not installed.
      external: ['electron', /^electron\//, 'bufferutil', 'utf-8-validate', ...nodeModules],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
};

/** The measurements, built as main is, and a program for each process that they start. */
export const benchBuild = {
  ...mainBuild,
  build: {
    ...mainBuild.build,
    license: false,
    outDir: 'dist/bench',
    rolldownOptions: {
      ...mainBuild.build.rolldownOptions,
      input: { bench: 'bench/main.ts', ...benchChildren() },
      external: [...mainBuild.build.rolldownOptions.external, 'playwright'],
    },
  },
};

const benchPages = {
  configFile: false,
  root: path.join(root, 'bench/pages'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
};

/** The pages that the wall is measured beside, and what watches all of them from inside. */
export const benchPageBuilds = [
  {
    ...benchPages,
    build: {
      outDir: path.join(root, 'dist/bench-pages'),
      emptyOutDir: true,
      target: 'chrome120',
      rolldownOptions: { input: ['naive', 'idle'].map((name) => path.join(root, `bench/pages/${name}.html`)) },
    },
  },
  {
    ...benchPages,
    build: {
      outDir: path.join(root, 'dist/bench-pages'),
      emptyOutDir: false,
      target: 'chrome120',
      lib: { entry: 'probe.ts', formats: ['iife'], name: 'probe', fileName: () => 'probe.js' },
    },
  },
];

function benchChildren() {
  const names = readdirSync(path.join(root, 'bench/children')).map((file) => path.basename(file, '.ts'));
  return Object.fromEntries(names.map((name) => [name, `bench/children/${name}.ts`]));
}

/** A preload is one self-contained file: a sandboxed preload can require nothing but Electron. */
function scriptBuild(entry, format, extension) {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist/preload',
      emptyOutDir: false,
      sourcemap: format === 'cjs' ? 'inline' : true,
      target: 'chrome120',
      minify: false,
      lib: {
        entry: `preload/${entry}.ts`,
        formats: [format],
        name: 'scorewall',
        fileName: () => `${entry}.${extension}`,
      },
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  };
}

export const preloadBuilds = [
  scriptBuild('wall', 'cjs', 'cjs'),
  scriptBuild('settings', 'cjs', 'cjs'),
  scriptBuild('web', 'iife', 'js'),
];
