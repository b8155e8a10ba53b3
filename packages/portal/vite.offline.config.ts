// How the page is built that people take along: one script, in one piece, that needs no network and no server.
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';

const here = (file: string) => fileURLToPath(new URL(`src/offline/${file}`, import.meta.url));

export default defineConfig({
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: { 'node:crypto': here('node-crypto.ts'), 'node:zlib': here('node-zlib.ts') },
  },
  // A library names files beside itself that nothing here opens; a classic script has no address of its own to give it.
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '"file:///"' },
  build: {
    outDir: 'build/offline',
    copyPublicDir: false,
    lib: { entry: here('page.ts'), name: 'takeAlong', formats: ['iife'], fileName: () => 'page.js', cssFileName: 'page' },
  },
});
