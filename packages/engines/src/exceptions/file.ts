import { asGap, DEFAULT_LIMITS, located, type SourceText, sourceText } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import {
  err,
  type FileAsset,
  type FileException,
  type Gap,
  type Located,
  ok,
  type Path,
  parseRuleId,
  type Result,
  type RuleId,
} from '@ringwall/model'
import { EXCEPTION_RULES } from './rules.ts'
import { isMap, type Mistake, readTerms, TERMS, texts, unknownFields, type Written } from './terms.ts'

/** An exceptions file that was read. */
export interface ExceptionFile {
  readonly asset: FileAsset
  readonly document: Located
  /** In written order: the n-th is written at `exceptions[n]`. */
  readonly exceptions: readonly FileException[]
}

export interface ExceptionFileContext {
  /** The file as the person named it. */
  readonly file: string
  readonly asset: FileAsset
  /** Every rule that an exception may name. */
  readonly rules: ReadonlySet<string>
}

/**
 * Reads an exceptions file: a YAML map with a list `exceptions`. All its mistakes, each with its place, where it has any:
 * half a file is never used. An empty file has no exceptions.
 */
export function parseExceptionFile(text: string, context: ExceptionFileContext): Result<ExceptionFile, readonly Gap[]> {
  const source = sourceText(context.file, text)
  if (text.length > MAX_CHARACTERS) return err([refusal(source, `has more than ${MAX_CHARACTERS} characters`)])
  const [document, second] = [...parseYaml(text, LIMITS)]
  const { asset } = context
  if (document === undefined) return ok({ asset, document: NOWHERE(context.file), exceptions: [] })
  if (document.problems.length > 0) return err(document.problems.map((problem) => hinted(asGap(source, problem))))
  if (second !== undefined)
    return err([
      { code: 'syntax', message: 'a second document, where one is read', at: source.span(second.start, second.start) },
    ])
  const places = located(source, document)
  const mistakes: Mistake[] = []
  const exceptions = readList(document.value, mistakes).map((entry, i) =>
    readEntry(entry, i, { places, context, mistakes }),
  )
  if (mistakes.length > 0)
    return err(mistakes.slice(0, MAX_MISTAKES).map(({ path, message }) => placed(places, path, message)))
  return ok({ asset, document: places, exceptions })
}

interface Reader {
  readonly places: Located
  readonly context: ExceptionFileContext
  readonly mistakes: Mistake[]
}

function readList(value: unknown, mistakes: Mistake[]): readonly unknown[] {
  if (!isMap(value)) {
    mistakes.push({ path: [], message: 'must be a map with a list exceptions' })
    return []
  }
  for (const field of Object.keys(value))
    if (!FILE_FIELDS.has(field))
      mistakes.push({ path: [field], message: `${field} is no field: the list is exceptions` })
  const list = value['exceptions'] ?? []
  if (!Array.isArray(list)) {
    mistakes.push({ path: ['exceptions'], message: 'exceptions must be a list' })
    return []
  }
  if (list.length > MAX_EXCEPTIONS)
    mistakes.push({ path: ['exceptions'], message: `exceptions has more than ${MAX_EXCEPTIONS} elements` })
  return list.slice(0, MAX_EXCEPTIONS)
}

function readEntry(entry: unknown, index: number, { places, context, mistakes }: Reader): FileException {
  const path = ['exceptions', index]
  const map = isMap(entry) ? entry : {}
  if (!isMap(entry)) mistakes.push({ path, message: 'an exception must be a map' })
  mistakes.push(...unknownFields(map, FIELDS, path))
  const exception = {
    kind: 'file',
    rules: readRules(map, path, { context, mistakes }),
    assets: readAssets(map, path, mistakes),
    files: texts(map, 'files', path, mistakes),
    ...readTerms(map, path, mistakes),
    at: places.locate(path),
  } as const
  if (!Object.hasOwn(map, 'assets') && !Object.hasOwn(map, 'files'))
    mistakes.push({ path, message: 'assets or files must say what it is about' })
  return exception
}

function readRules(map: Written, path: Path, { context, mistakes }: Omit<Reader, 'places'>): readonly RuleId[] {
  if (!Object.hasOwn(map, 'rules')) mistakes.push({ path, message: 'rules is missing' })
  return texts(map, 'rules', path, mistakes).flatMap((text, i) => {
    const at = [...path, 'rules', i]
    const id = parseRuleId(text)
    const isOwn = EXCEPTION_RULES.some((rule) => rule.id === text)
    if (isOwn) mistakes.push({ path: at, message: `${text} judges exceptions and cannot be excepted` })
    else if (text !== '' && (id === undefined || !context.rules.has(id)))
      mistakes.push({ path: at, message: `${JSON.stringify(text)} is no rule` })
    return id ?? []
  })
}

/** A pattern that no asset can have is a mistake, not an exception that never bites. */
function readAssets(map: Written, path: Path, mistakes: Mistake[]): readonly string[] {
  const assets = texts(map, 'assets', path, mistakes)
  assets.forEach((asset, i) => {
    const parts = asset.split('/')
    const fixed = parts.filter((part) => part !== '**').length
    if (asset === '' || (fixed < parts.length ? fixed <= ASSET_PARTS : fixed === ASSET_PARTS)) return
    const message = `${JSON.stringify(asset)} is not <namespace>/<kind>/<name>, such as default/Deployment/web`
    mistakes.push({ path: [...path, 'assets', i], message })
  })
  return assets
}

/** YAML reads `*` as the beginning of an alias. */
function hinted(gap: Gap): Gap {
  if (gap.code !== 'alias_expansion') return gap
  return { ...gap, message: `${gap.message}; a glob that begins with * needs quotes` }
}

function placed(document: Located, path: Path, message: string): Gap {
  return { code: 'wrong_type', message, at: document.locate(path) }
}

function refusal({ file }: SourceText, message: string): Gap {
  return { code: 'too_large', message, at: { file } }
}

function NOWHERE(file: string): Located {
  const start = { line: 1, column: 1 }
  return {
    isRendered: false,
    locate: () => ({ file, start, end: start }),
    excerpt: () => ({ firstLine: 1, lines: [] }),
  }
}

const FIELDS: readonly string[] = ['rules', 'assets', 'files', ...TERMS]
const FILE_FIELDS: ReadonlySet<string> = new Set(['$schema', 'exceptions'])
const ASSET_PARTS = 3
const MAX_CHARACTERS = 1024 * 1024
const MAX_EXCEPTIONS = 10_000
const MAX_MISTAKES = 20
const LIMITS = { ...DEFAULT_LIMITS, depth: 16, characters: MAX_CHARACTERS }
