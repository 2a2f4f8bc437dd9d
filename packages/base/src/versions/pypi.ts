import { compareDigits, compareText, isDigits } from './digits.ts'

/** Versions of Python packages: epoch, release, pre-release, post-release, development release, local label. (PEP 440.) */
export function comparePypi(a: string, b: string): number {
  const [x, y] = [parse(a), parse(b)]
  if (x === undefined || y === undefined)
    return x === y ? compareKeys(legacyKey(a), legacyKey(b)) : x === undefined ? -1 : 1
  return (
    compareDigits(x.epoch, y.epoch) ||
    compareRelease(x.release, y.release) ||
    compareMark(x.pre, y.pre) ||
    compareMark(x.post, y.post) ||
    compareMark(x.dev, y.dev) ||
    compareLocal(x.local, y.local)
  )
}

/** A part that may be missing: `order` says where the missing stand. */
interface Mark {
  readonly order: number
  readonly number: string
}

interface PythonVersion {
  readonly epoch: string
  readonly release: readonly string[]
  readonly pre: Mark
  readonly post: Mark
  readonly dev: Mark
  /** `undefined` where there is none. */
  readonly local: readonly string[] | undefined
}

function parse(version: string): PythonVersion | undefined {
  const found = version.length > MAX_LENGTH ? undefined : PEP_440.exec(version.trim().toLowerCase())?.groups
  if (found === undefined) return undefined
  const {
    epoch = '0',
    release = '',
    pre,
    preNumber = '0',
    post,
    implicit,
    postNumber,
    dev,
    devNumber = '0',
    local,
  } = found
  const hasPost = post !== undefined || implicit !== undefined
  return {
    epoch,
    release: release.split('.'),
    pre: preMark(pre, preNumber, !hasPost && dev !== undefined),
    post: { order: hasPost ? 1 : 0, number: implicit ?? postNumber ?? '0' },
    dev: { order: dev === undefined ? 1 : 0, number: devNumber },
    local: local?.split(/[._-]/),
  }
}

/** A development release alone is below every pre-release; no pre-release is above them. */
function preMark(word: string | undefined, number: string, isDevelopment: boolean): Mark {
  if (word === undefined) return { order: isDevelopment ? -1 : 3, number: '0' }
  return { order: word.startsWith('a') ? 0 : word.startsWith('b') ? 1 : 2, number }
}

function compareMark(a: Mark, b: Mark): number {
  return a.order - b.order || compareDigits(a.number, b.number)
}

function compareRelease(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareDigits(a[i] ?? '0', b[i] ?? '0')
    if (order !== 0) return order
  }
  return 0
}

/** None is below any; of two, numbers are above words and the longer is above. */
function compareLocal(a: readonly string[] | undefined, b: readonly string[] | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareLabel(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareLabel(a: string, b: string): number {
  const [isNumberA, isNumberB] = [isDigits(a), isDigits(b)]
  if (isNumberA && isNumberB) return compareDigits(a, b)
  if (isNumberA !== isNumberB) return isNumberA ? 1 : -1
  return compareText(a, b)
}

/** What setuptools made of versions before PEP 440: they are below all that it defines. */
function legacyKey(version: string): readonly string[] {
  const key: string[] = []
  for (const part of version.toLowerCase().match(LEGACY_PARTS) ?? []) {
    if (part === '.') continue
    const word = LEGACY_WORDS.get(part) ?? part
    if (isDigits(word)) {
      key.push(word.padStart(8, '0'))
      continue
    }
    addWord(key, `*${word}`)
  }
  addWord(key, '*final')
  return key
}

/** Before a pre-release a `final-` says nothing, nor do zeros at the end of a run of numbers. */
function addWord(key: string[], word: string): void {
  if (word < '*final') while (key.at(-1) === '*final-') key.pop()
  while (key.at(-1) === '00000000') key.pop()
  key.push(word)
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareText(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

const MAX_LENGTH = 512
const PEP_440 =
  /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>\d+)?)?(?:-(?<implicit>\d+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\d+)?)?(?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>\d+)?)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/
const LEGACY_PARTS = /\d+|[a-z]+|\.|-|[^\da-z.-]+/g
const LEGACY_WORDS: ReadonlyMap<string, string> = new Map([
  ['pre', 'c'],
  ['preview', 'c'],
  ['-', 'final-'],
  ['rc', 'c'],
  ['dev', '@'],
])
