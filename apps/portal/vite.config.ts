import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig } from 'vite'
import { routeList } from '../../scripts/route-list.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [
    react(),
    // React Aria speaks 30 languages; ours are two
    { ...optimizeLocales.vite({ locales: ['pl-PL', 'en-US', 'en-GB'] }), enforce: 'pre' },
    routeList(here('./src/routes.ts')),
  ],
  resolve: {
    // workspace packages from their sources
    conditions: ['splot', ...defaultClientConditions],
    alias: [
      // JSON Forms only dispatches: the validator it would bring along is never asked
      { find: /^ajv$/, replacement: here('./src/parts/no-ajv.ts') },
      { find: /^ajv-formats$/, replacement: here('./src/parts/no-ajv.ts') },
    ],
    dedupe: ['react', 'react-dom', 'i18next', 'react-i18next'],
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/outbox', '/sign-in/link', '/pages.css'].map((path) => [
        path,
        'http://127.0.0.1:8080',
      ]),
    ),
  },
  build: {
    outDir: 'dist',
    manifest: true,
    // assets of a few bytes as data: addresses would need a weaker security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
})
