import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const source = (name: string) => ({
  find: new RegExp(`^@splot/${name}$`),
  replacement: here(`../../packages/${name}/src/index.ts`),
})

export default defineConfig({
  plugins: [
    react(),
    // React Aria speaks 30 languages; ours are two
    { ...optimizeLocales.vite({ locales: ['pl-PL', 'en-US', 'en-GB'] }), enforce: 'pre' },
  ],
  resolve: {
    alias: [
      // workspace packages from their sources; the `source` condition would also hit React Aria's
      ...['definition', 'feel', 'forms', 'client', 'react', 'runtime', 'store'].map(source),
      {
        find: '@splot/forms/ajv/runtime',
        replacement: here('../../packages/forms/src/ajv/runtime.ts'),
      },
      { find: '@splot/react/cases', replacement: here('../../packages/react/src/case/index.ts') },
      {
        find: '@splot/react/diagram',
        replacement: here('../../packages/react/src/diagram/index.ts'),
      },
      {
        find: '@splot/react/texts',
        replacement: here('../../packages/react/src/texts/resources.ts'),
      },
      // JSON Forms only dispatches: the validator it would bring along is never asked
      { find: /^ajv$/, replacement: here('./src/parts/no-ajv.ts') },
      { find: /^ajv-formats$/, replacement: here('./src/parts/no-ajv.ts') },
    ],
    dedupe: ['react', 'react-dom', 'i18next', 'react-i18next'],
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/outbox': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    manifest: true,
    // assets of a few bytes as data: addresses would need a weaker security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
})
