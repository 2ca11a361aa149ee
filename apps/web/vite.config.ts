import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/** Development: `npx vite apps/web` beside `npm start`; what is no file of the page is asked of the API there. */
const api = process.env['TOLLGATE_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here,
  base: '/',
  build: {
    outDir: `${here}/../../dist/apps/web`,
    emptyOutDir: true,
    // Of this year's browsers; what is older is told so by the browser itself.
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Everything is a file of its own, under its hash: the policy of contents takes nothing from `data:`.
    assetsInlineLimit: 0,
    rolldownOptions: {
      onwarn(warning, warn) {
        // Words for servers that make pages of components; ours makes none.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/sign-in', '/sign-out', '/signed-in', '/open', '/act', '/docs', '/openapi.json', '/health'].map(
        (path) => [path, { target: api, changeOrigin: false }],
      ),
    ),
  },
});
