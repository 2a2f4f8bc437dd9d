import { posix } from 'node:path'
import { DEFAULT_LIMITS, type Parser, parsers, type Resolve } from '@ringwall/formats'
import { localScope, type Package } from '@ringwall/model'
import { filesOf } from './corpora.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * Files of package managers of Trivy's own tests, and the packages in each. A case passes where the same names and versions are found,
 * and where one is expected, a problem.
 */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const files = filesOf(corpora, 'packages', 'lockfiles.tar.gz')
  const cases: readonly Case[] = JSON.parse(new TextDecoder().decode(files.get('lockfiles/cases.json')))
  const results = await Promise.all(cases.map(async (c) => ({ name: nameOf(c), ok: await passes(c, files) })))
  return {
    passed: results.filter(({ ok }) => ok).length,
    missed: results.filter(({ ok }) => !ok).map(({ name }) => name),
  }
}

interface Case {
  readonly parser: string
  readonly name: string
  readonly file: string
  readonly error: boolean
  readonly packages: readonly Expected[] | null
}

interface Expected {
  readonly name: string | null
  readonly version: string | null
  readonly dev: boolean
}

function nameOf({ file, name }: Case): string {
  return name === '' ? file : `${file}: ${name}`
}

async function passes(c: Case, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const expected = c.packages ?? []
  const { packages, gaps } = read(await parserOf(c.parser), c.file, files)
  const counted = packages.filter((each) => counts(each, c, expected))
  return setOf(counted) === setOf(expected) && (!c.error || gaps > 0)
}

/** The peer leaves out most packages without a version, and of some formats what only development needs: so does the comparison. */
function counts({ name, version, usage }: Package, { parser }: Case, expected: readonly Expected[]): boolean {
  if (version === undefined) return expected.some((each) => each.name === name && UNKNOWN.has(each.version))
  return usage !== 'development' || !WITHOUT_DEVELOPMENT.has(parser) || expected.some(({ dev }) => dev)
}

function setOf(
  packages: readonly { readonly name: string | null; readonly version?: string | null | undefined }[],
): string {
  return JSON.stringify(
    [...new Set(packages.map(({ name, version }) => `${name} ${UNKNOWN.has(version) ? '' : version}`))].sort(),
  )
}

function read(parser: Parser, file: string, files: ReadonlyMap<string, Uint8Array>) {
  const path = `lockfiles/files/${file}`
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`no file ${path} in the corpus`)
  const resolve: Resolve = (wanted) =>
    wanted.kind === 'file' ? files.get(posix.normalize(wanted.path)) : files.get(REPOSITORY + wanted.path)
  const context = {
    scope: localScope(),
    target: 'corpora',
    time: 0,
    source: 'corpora',
    limits: DEFAULT_LIMITS,
    resolve,
  }
  const { facts, gaps } = parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: true }, context)
  return { packages: facts.filter((fact) => fact.class === 'package'), gaps: gaps.length }
}

async function parserOf(id: string): Promise<Parser> {
  const load = parsers[PARSERS[id] ?? (id as keyof typeof parsers)]
  if (load === undefined) throw new Error(`no parser for ${id}`)
  return load()
}

const REPOSITORY = 'lockfiles/files/java/pom/testdata/repository/'
const UNKNOWN: ReadonlySet<string | null | undefined> = new Set([undefined, null, '', 'unknown'])
const WITHOUT_DEVELOPMENT: ReadonlySet<string> = new Set([
  'c/conan',
  'java/pom',
  'nodejs/pnpm',
  'nuget/config',
  'python/pipenv',
  'sbt/lockfile',
])
const PARSERS: Readonly<Record<string, keyof typeof parsers>> = {
  'c/conan': 'conan',
  'conda/environment': 'conda-environment',
  'conda/meta': 'conda-metadata',
  'dart/pub': 'pub',
  'dotnet/core_deps': 'dotnet-deps',
  'frameworks/wordpress': 'wordpress',
  'golang/binary': 'go-binary',
  'golang/mod': 'go-mod',
  'golang/sum': 'go-sum',
  'gradle/lockfile': 'gradle',
  'hex/mix': 'mix',
  'java/jar': 'jar',
  'java/pom': 'maven',
  'julia/manifest': 'julia',
  'nuget/config': 'nuget-config',
  'nuget/lock': 'nuget-lock',
  'nuget/packagesprops': 'nuget-props',
  'php/composer': 'composer',
  'ruby/bundler': 'bundler',
  'ruby/gemspec': 'gemspec',
  'rust/binary': 'rust-binary',
  'rust/cargo': 'cargo',
  'sbt/lockfile': 'sbt',
  'swift/cocoapods': 'cocoapods',
  'swift/swift': 'swift',
  'nodejs/bun': 'bun',
  'nodejs/npm': 'package-lock',
  'nodejs/packagejson': 'npm-manifest',
  'nodejs/pnpm': 'pnpm',
  'nodejs/yarn': 'yarn',
  'python/packaging': 'python-metadata',
  'python/pip': 'pip',
  'python/pipenv': 'pipenv',
  'python/poetry': 'poetry',
  'python/pylock': 'pylock',
  'python/pyproject': 'pyproject',
  'python/uv': 'uv',
}
