// The second half of `npm run build`: dist/console, the files of the browser console. The first `npm start` makes them too.
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')

/** What was built: every file by its path below the directory, and which are needed before anything can be seen. */
export interface ConsoleManifest {
  /** Paths of scripts and styles that `index.html` needs, directly or by import. */
  readonly shell: readonly string[]
  readonly files: readonly ConsoleFile[]
}

export interface ConsoleFile {
  readonly path: string
  readonly sizeBytes: number
  readonly gzipBytes: number
}

/**
 * Builds the console into `outdir`, which it empties first: `index.html` without any inline script or style, `manifest.json`, and
 * files whose names hold a hash of what is in them, so that a browser may keep them for ever.
 */
export async function buildConsole(outdir: string): Promise<ConsoleManifest> {
  rmSync(outdir, { recursive: true, force: true })
  mkdirSync(outdir, { recursive: true })
  const { metafile } = await build({
    entryPoints: { app: join(ROOT, 'packages/console/src/main.tsx') },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome123', 'firefox128', 'safari18'],
    jsx: 'automatic',
    minify: true,
    metafile: true,
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.woff2': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
    logLevel: 'warning',
  })
  const outputs = byPath(metafile, outdir)
  const entry = [...outputs].find(([, output]) => output.entryPoint?.endsWith('/main.tsx'))
  if (entry === undefined) throw new Error('console: the build gave no entry')
  const [script, { cssBundle }] = entry
  const style = cssBundle === undefined ? undefined : relative(outdir, join(process.cwd(), cssBundle))
  writeFileSync(join(outdir, 'icon.svg'), ICON)
  const scripts = reached(script, outputs)
  writeFileSync(join(outdir, 'index.html'), page(scripts, style))
  const shell = [...scripts, ...(style === undefined ? [] : [style])]
  const files = [...outputs.keys(), 'icon.svg', 'index.html'].sort().map((path) => measure(outdir, path))
  const manifest = { shell, files }
  writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

type Output = Metafile['outputs'][string]

function byPath(metafile: Metafile, outdir: string): ReadonlyMap<string, Output> {
  return new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [relative(outdir, join(process.cwd(), path)), output]),
  )
}

/** A script and all that it imports at once. */
function reached(script: string, outputs: ReadonlyMap<string, Output>): readonly string[] {
  const found = new Set([script])
  for (const path of found) {
    for (const { path: imported, kind } of outputs.get(path)?.imports ?? []) {
      if (kind === 'import-statement') found.add(`assets/${imported.split('/').at(-1)}`)
    }
  }
  return [...found]
}

function measure(outdir: string, path: string): ConsoleFile {
  const bytes = readFileSync(join(outdir, path))
  return { path, sizeBytes: bytes.length, gzipBytes: gzipSync(bytes).length }
}

/** The first script begins; those that it imports are asked for with it, not once it was read. */
function page([script = '', ...imported]: readonly string[], style: string | undefined): string {
  const preloads = imported.map((path) => `<link rel="modulepreload" href="/${path}">\n`).join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Ringwall</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${style === undefined ? '' : `<link rel="stylesheet" href="/${style}">\n`}${preloads}<script type="module" src="/${script}"></script>
</head>
<body>
<div id="root"></div>
</body>
</html>
`
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.5" pathLength="100" fill="none" stroke="#2fb8b3" stroke-width="5" stroke-dasharray="21 4"/></svg>\n'

/** True where there is no console, or a file of its source is newer than it. */
function isStale(outdir: string): boolean {
  const built = statSync(join(outdir, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const source = join(ROOT, 'packages/console')
  return globSync('{src/**/*,package.json}', { cwd: source }).some(
    (path) => statSync(join(source, path)).mtimeMs > built,
  )
}

// `--if-stale`: only where it would be another; nothing is printed then.
if (import.meta.main && (!process.argv.includes('--if-stale') || isStale(join(ROOT, 'dist', 'console')))) {
  const { files, shell } = await buildConsole(join(ROOT, 'dist', 'console'))
  const bytes = files.filter(({ path }) => shell.includes(path)).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
  console.log(`dist/console, ${files.length} files, shell ${Math.round(bytes / 1024)} KiB gzip`)
}
