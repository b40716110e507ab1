import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The two pages. `base: './'` because Electron serves them under its own scheme. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, 'renderer'),
  base: './',
  publicDir: path.resolve(import.meta.dirname, 'assets/public'),
  plugins: [react()],
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: true,
    target: 'chrome120',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What is bundled keeps its authors' names and terms with it.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        wall: path.resolve(import.meta.dirname, 'renderer/index.html'),
        settings: path.resolve(import.meta.dirname, 'renderer/settings.html'),
      },
    },
  },
});
