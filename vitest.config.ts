import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const FOLDERS = ['core', 'main', 'preload', 'hub', 'bench', 'scripts'];

/** Tests that put others in the place of modules: only they need to have all modules to themselves, which takes its time. */
const replacing = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .filter((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8').includes('vi.mock(')),
);

const server = { deps: { inline: ['electron-store'] } };

export default defineConfig({
  plugins: [react()],
  test: {
    // Many wait for sockets most of their time.
    maxWorkers: os.availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          server,
          name: 'node',
          include: FOLDERS.map((folder) => `${folder}/**/*.test.ts`),
          exclude: replacing,
          isolate: false,
        },
      },
      { extends: true, test: { server, name: 'replacing', include: replacing } },
      { extends: true, test: { name: 'convergence', include: ['e2e/convergence/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: 'renderer/testing/setup.ts',
          isolate: false,
        },
      },
    ],
  },
});
