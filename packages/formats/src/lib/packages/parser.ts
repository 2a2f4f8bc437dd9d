import { decodeText } from '@ringwall/base/encoding'
import { purlOf } from '@ringwall/base/purl'
import type { Gap, Package } from '@ringwall/model'
import type { File, ParseContext, Parser, Reading } from '../../format.ts'
import { asGap, type Problem, type SourceText, sourceText } from '../document/index.ts'
import { type FoundPackage, idOf, merged, type PackageList } from './found.ts'
import { plainAddresses, withoutSecrets } from './secrets.ts'

/** A file that tells of packages. */
interface PackageFormat<Input> {
  readonly id: string
  /** Of its packages that do not say another, as OSV spells it. */
  readonly ecosystem: string
  /** Paths that it reads, by name alone. */
  readonly claims: RegExp
  /** By the first bytes, where names say nothing. */
  readonly recognises?: (head: Uint8Array) => boolean
  readonly read: (input: Input) => PackageList
}

export interface BytesInput {
  readonly file: File
  readonly context: ParseContext
}

export interface TextInput extends BytesInput {
  readonly text: string
}

/** The parser of a format that is text. */
export function textPackages(format: PackageFormat<TextInput>): Parser {
  return parserOf(format, (file, context) => {
    const decoded = decodeText(file.bytes)
    if (decoded.kind !== 'text') return refused(file, decoded.kind, NOT_TEXT[decoded.kind])
    return reading(format.ecosystem, sourceText(file.path, decoded.text), {
      list: format.read({ text: decoded.text, file, context }),
      context,
    })
  })
}

/** The parser of a format that is not text; its packages and problems have no lines. */
export function bytesPackages(format: PackageFormat<BytesInput>): Parser {
  return parserOf(format, (file, context) => {
    const { packages, problems = [] } = format.read({ file, context })
    const source = sourceText(file.path, '')
    const made = reading(format.ecosystem, source, { list: { packages }, context })
    return {
      ...made,
      gaps: [...made.gaps, ...problems.map(({ code, message }) => gapOf(file, code, plainAddresses(message)))],
    }
  })
}

function parserOf(
  { id, claims, recognises }: Pick<PackageFormat<never>, 'id' | 'claims' | 'recognises'>,
  parse: (file: File, context: ParseContext) => Reading,
): Parser {
  return {
    id,
    claims: (path) => claims.test(path),
    ...(recognises === undefined ? {} : { recognises }),
    parse: (file, context) => {
      if (file.sizeBytes <= file.bytes.length) return parse(file, context)
      return refused(file, 'too_large', `has ${file.sizeBytes} bytes, more than the limit of ${file.bytes.length}`)
    },
  }
}

function reading(
  ecosystem: string,
  source: SourceText,
  { list, context }: { readonly list: PackageList; readonly context: ParseContext },
): Reading {
  const all = merged(list.packages.map(withoutSecrets))
  const known = new Set(all.slice(0, MAX_PACKAGES).map(idOf))
  const facts = all.slice(0, MAX_PACKAGES).map((each) => factOf(each, { ecosystem, source, context, known }))
  return { facts, others: 0, gaps: gapsOf(source, list.problems ?? [], all.length) }
}

interface Making {
  readonly ecosystem: string
  readonly source: SourceText
  readonly context: ParseContext
  readonly known: ReadonlySet<string>
}

function factOf(found: FoundPackage, { ecosystem: usual, source, context, known }: Making): Package {
  const { name, version, at, ecosystem = usual } = found
  const [system = ecosystem] = ecosystem.split(':')
  return {
    class: 'package',
    scope: context.scope,
    time: context.time,
    source: context.source,
    asset: { kind: 'file', scope: context.scope, target: context.target, path: source.file },
    id: idOf(found),
    ecosystem,
    name,
    version,
    ...(found.requirement === undefined ? {} : { requirement: found.requirement }),
    purl: purlOf({ ecosystem: system, name }, found.purlVersion ?? version, found.qualifiers),
    ...(found.origin === undefined ? {} : { origin: found.origin }),
    usage: found.usage ?? 'production',
    relation: found.relation ?? 'unknown',
    dependsOn: [...new Set(found.dependsOn)].filter((id) => known.has(id)),
    ...(found.licences === undefined || found.licences.length === 0 ? {} : { licences: found.licences }),
    at: at === undefined ? { file: source.file } : source.span(at.start, at.end),
  }
}

/** A file that is nothing but mistakes is told once, not a million times. */
function gapsOf(source: SourceText, problems: readonly Problem[], count: number): readonly Gap[] {
  const at = { file: source.file }
  const gaps = problems
    .slice(0, MAX_GAPS)
    .map((problem) => asGap(source, { ...problem, message: plainAddresses(problem.message) }))
  const more = problems.length - gaps.length
  return [
    ...gaps,
    ...(more > 0 ? [{ code: 'syntax', message: `${more} more gaps in this file`, at } as const] : []),
    ...(count > MAX_PACKAGES
      ? [{ code: 'too_large', message: `tells of ${count} packages, of which ${MAX_PACKAGES} are read`, at } as const]
      : []),
  ]
}

function refused(file: File, code: Gap['code'], message: string): Reading {
  return { facts: [], others: 0, gaps: [gapOf(file, code, message)] }
}

function gapOf(file: File, code: Gap['code'], message: string): Gap {
  return { code, message, at: { file: file.path } }
}

const NOT_TEXT = { binary: 'holds binary data, not text', not_utf8: 'is neither UTF-8 nor marked UTF-16' } as const
const MAX_PACKAGES = 200_000
const MAX_GAPS = 100
