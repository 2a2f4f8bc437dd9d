// `npm run build`: dist/ringwall, the command line as one JavaScript file that needs nothing but Node 24.
import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')
const outfile = join(ROOT, 'dist', 'ringwall')

await build({
  entryPoints: [join(ROOT, 'packages/server/src/cli/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  banner: { js: banner() },
  logLevel: 'warning',
})
chmodSync(outfile, 0o755)
console.log(`dist/ringwall, ${Math.round(statSync(outfile).size / 1024)} KiB`)

/** CommonJS packages among the dependencies call `require` for Node's own modules. */
function banner(): string {
  return '#!/usr/bin/env node\nimport { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);'
}
