// Writes the registries of the house: `npm run fix` runs it, generate.test.ts checks that they are fresh.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { frameworkFiles, orphans } from './frameworks.ts'

/** A registry: one entry for every file that `pattern` finds below `folder`. */
interface Registry {
  readonly folder: string
  /** The files of the registries; several registries may share a file. */
  readonly out: string
  readonly lists: readonly List[]
}

interface List {
  readonly name: string
  readonly pattern: string
  /** What each file exports. */
  readonly exports: string
  /** `lazy`: id → import function. `eager`: an array in order of ids. */
  readonly load: 'lazy' | 'eager'
  readonly type: string
  readonly typeFrom: string
}

const REGISTRIES: readonly Registry[] = [
  {
    folder: 'packages/formats/src',
    out: 'registry.generated.ts',
    lists: [
      {
        name: 'eventFormats',
        pattern: '*/event-format.ts',
        exports: 'format',
        load: 'lazy',
        type: 'EventFormat',
        typeFrom: './event-format.ts',
      },
      {
        name: 'parsers',
        pattern: '*/parser.ts',
        exports: 'parser',
        load: 'lazy',
        type: 'Parser',
        typeFrom: './format.ts',
      },
      {
        name: 'reports',
        pattern: '*/report.ts',
        exports: 'report',
        load: 'lazy',
        type: 'Report',
        typeFrom: './format.ts',
      },
      {
        name: 'assessmentReports',
        pattern: '*/assessment.ts',
        exports: 'assessment',
        load: 'lazy',
        type: 'AssessmentReport',
        typeFrom: './format.ts',
      },
      {
        name: 'sboms',
        pattern: '*/sbom.ts',
        exports: 'sbom',
        load: 'lazy',
        type: 'Sbom',
        typeFrom: './format.ts',
      },
    ],
  },
  {
    folder: 'packages/languages/src',
    out: 'registry.generated.ts',
    lists: [
      {
        name: 'languages',
        pattern: '*/language.ts',
        exports: 'language',
        load: 'lazy',
        type: 'Language',
        typeFrom: './language.ts',
      },
    ],
  },
  {
    folder: 'packages/engines/src/posture',
    out: 'checks.generated.ts',
    lists: [
      {
        name: 'checks',
        pattern: 'checks/*.ts',
        exports: 'check',
        load: 'eager',
        type: 'Check',
        typeFrom: './check.ts',
      },
    ],
  },
  {
    folder: 'packages/server/src/cli',
    out: 'commands.generated.ts',
    lists: [
      {
        name: 'commands',
        pattern: 'commands/*.ts',
        exports: 'command',
        load: 'lazy',
        type: 'CommandModule',
        typeFrom: './command.ts',
      },
    ],
  },
]

/** The text that a registry file should have. */
export function generated(root: string, registry: Registry): string {
  const folder = join(root, registry.folder)
  const imports = new Map<string, Set<string>>()
  for (const { type, typeFrom } of registry.lists) imports.set(typeFrom, (imports.get(typeFrom) ?? new Set()).add(type))
  const types = [...imports].map(([from, names]) => `import type { ${[...names].sort().join(', ')} } from '${from}'`)
  const lists = registry.lists.map((list) => (list.load === 'lazy' ? lazy(folder, list) : eager(folder, list)))
  const eagerImports = lists.flatMap((l) => l.imports)
  return `${[HEADER, [...types, ...eagerImports].join('\n'), ...lists.map((l) => l.body)].filter((s) => s !== '').join('\n\n')}\n`
}

interface Part {
  readonly imports: readonly string[]
  readonly body: string
}

function lazy(folder: string, list: List): Part {
  const entries = files(folder, list).map(
    (file) => `  ${quoteKey(idOf(file, list))}: () => import('./${file}').then((m) => m.${list.exports}),`,
  )
  const body = entries.length === 0 ? '{}' : `{\n${entries.join('\n')}\n}`
  return {
    imports: [],
    body: `export const ${list.name} = ${body} as const satisfies Readonly<Record<string, () => Promise<${list.type}>>>`,
  }
}

function eager(folder: string, list: List): Part {
  const found = files(folder, list)
  const names = found.map((file) => camelCase(idOf(file, list)))
  return {
    imports: found.map((file, i) => `import { ${list.exports} as ${names[i]} } from './${file}'`),
    body: `export const ${list.name}: readonly ${list.type}[] = [\n${names.map((n) => `  ${n},`).join('\n')}\n]`,
  }
}

function files(folder: string, list: List): readonly string[] {
  return globSync(list.pattern, { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.bench.ts'))
    .sort((a, b) => (idOf(a, list) < idOf(b, list) ? -1 : 1))
}

/** The folder where the pattern has one for each, `sarif/report.ts` → `sarif`; else the file, `checks/a-b.ts` → `a-b`. */
function idOf(file: string, { pattern }: List): string {
  return pattern.startsWith('*/') ? basename(dirname(file)) : basename(file, '.ts')
}

function quoteKey(id: string): string {
  return /^\w+$/.test(id) ? id : `'${id}'`
}

function camelCase(kebab: string): string {
  return kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Generated files whose text is not what it should be, or that should not be. */
export function stale(root: string): readonly string[] {
  const old = [...wanted(root)].filter(([file, text]) => {
    const path = join(root, file)
    return !existsSync(path) || readFileSync(path, 'utf8').replace(/\s+/g, '') !== text.replace(/\s+/g, '')
  })
  return [...old.map(([file]) => file), ...orphans(root)]
}

export function write(root: string): void {
  for (const [file, text] of wanted(root)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  for (const file of orphans(root)) rmSync(join(root, file))
}

function wanted(root: string): ReadonlyMap<string, string> {
  const registries = REGISTRIES.map(
    (registry) => [join(registry.folder, registry.out), generated(root, registry)] as const,
  )
  return new Map([...registries, ...frameworkFiles(root)])
}

const HEADER = '// Generated by `npm run fix` from the files beside it. Not to be edited.'

if (import.meta.main) write(join(import.meta.dirname, '..'))
