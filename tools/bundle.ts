// `npm run build`: dist/ringwall, the command line as one JavaScript file that needs nothing but Node 24.
import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')

/** Writes the command line as one executable file. */
export async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'packages/server/src/cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Packages that have modules are bundled as such: a UMD wrapper hides what it requires.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'eof',
    banner: { js: BANNER },
    plugins: [LAZY_BUILTINS],
    logLevel: 'warning',
  })
  chmodSync(outfile, 0o755)
}

/** CommonJS packages among the dependencies call `require` for Node's own modules. */
const BANNER =
  '#!/usr/bin/env node\nimport { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);'

/**
 * Node's own modules are loaded by the first part that needs them: as `import` of one file all of them would be before the first
 * line runs, and a scan needs no server.
 */
const LAZY_BUILTINS: Plugin = {
  name: 'lazy-builtins',
  setup: (each) => {
    each.onResolve({ filter: /^node:/ }, ({ path, kind, namespace }) =>
      namespace === 'builtin' || kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' },
    )
    each.onLoad({ filter: /^/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }))
  },
}

if (import.meta.main) {
  const outfile = join(ROOT, 'dist', 'ringwall')
  await bundle(outfile)
  console.log(`dist/ringwall, ${Math.round(statSync(outfile).size / 1024)} KiB`)
}
