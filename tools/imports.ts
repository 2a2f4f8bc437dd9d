import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** One import of one source file below `packages/`. */
export interface Import {
  readonly file: string
  readonly layer: string
  /** The folder of the layer that the file is in; empty for files of the layer itself. */
  readonly kind: string
  /** A path of the repository for relative imports, else as written. */
  readonly target: string
  /** Names between the braces, `type` ones marked. */
  readonly clause: string
  readonly isTypeOnly: boolean
}

/** Every import of every source file below `packages/`; `export … from` and `import()` count as imports. */
export function imports(root: string): readonly Import[] {
  return globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) => toImport(root, file, match)),
  )
}

/** What a module must be written like for `imports` to see it: Biome's formatter sees to that. */
const IMPORT =
  /^(?:import|export)\s+(?<type>type\s)?(?<clause>[^'"]*?)from\s*'(?<from>[^']+)'|^import\s*'(?<bare>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'\s*\)/gm

function toImport(root: string, file: string, { groups }: RegExpMatchArray): Import {
  const [, layer = '', , ...rest] = file.split('/')
  const written = groups?.['from'] ?? groups?.['bare'] ?? groups?.['dynamic'] ?? ''
  const target = written.startsWith('.') ? relative(root, join(root, dirname(file), written)) : written
  return {
    file,
    layer,
    kind: rest.length > 1 ? (rest[0] ?? '') : '',
    target,
    clause: groups?.['clause'] ?? '',
    isTypeOnly: groups?.['type'] !== undefined,
  }
}
