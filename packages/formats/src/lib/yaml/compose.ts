import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Document as YamlDocument,
} from 'yaml'
import {
  type Document,
  type DocumentLimits,
  define,
  duplicateKey,
  failed,
  fatal,
  isContainer,
  MAX_PROBLEMS,
  type Places,
  type Problem,
} from '../document/index.ts'
import { resolvePlain, type ScalarValue } from './scalar.ts'

/**
 * One YAML document by the full language. `offset` is where `text` begins in its file; every offset of the result counts
 * from the beginning of the file. Total: whatever the text, a document comes back, with `fatal` problems where it has no value.
 */
export function composeDocument(text: string, offset: number, limits: DocumentLimits): Document {
  const tokens = tokensOf(text)
  if (tokens === undefined) return failed([fatal('too_deep', 'not YAML: mistakes within mistakes', offset)])
  const deep = tokens.map((token) => tooDeep(token, limits.depth)).find((at) => at !== undefined)
  if (deep !== undefined) return failed([fatal('too_deep', `nested deeper than ${limits.depth} levels`, offset + deep)])
  const [parsed] = [...new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false }).compose(tokens)]
  if (parsed === undefined) return { ...failed([]), value: null }
  if (parsed.errors.length > 0) return failed(syntaxProblems(parsed, offset))
  return new Conversion(offset, limits).document(parsed.contents)
}

/** `undefined` where the parser gives up: over some mistakes of indentation it calls itself once more for each. */
function tokensOf(text: string): readonly CST.Token[] | undefined {
  try {
    return [...new Parser().parse(text)]
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** Depth is judged on the token tree, by a loop, before anything recursive sees the text. */
function tooDeep(root: CST.Token, limit: number): number | undefined {
  const pending: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next
    if (depth > limit) return token.offset
    if (token.type === 'document' && token.value) pending.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const item of token.items) {
      if (item.key) pending.push({ token: item.key, depth: depth + 1 })
      if (item.value) pending.push({ token: item.value, depth: depth + 1 })
    }
  }
  return undefined
}

function syntaxProblems(parsed: YamlDocument, offset: number): readonly Problem[] {
  return parsed.errors
    .map((error) => fatal('syntax', sentence(error.message), offset + error.pos[0]))
    .sort((a, b) => a.offset - b.offset)
    .slice(0, MAX_PROBLEMS)
}

function sentence(message: string): string {
  const [first = ''] = message.split('\n')
  return `not YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`
}

interface Converted {
  readonly value: unknown
  /** How many values it holds, itself included, aliases followed. */
  readonly nodes: number
}

/** Turns a composed tree into a plain value and its places. An alias shares the value of its anchor, so a bomb costs nothing; `nodes` tells how large it would be. */
class Conversion {
  readonly #offset: number
  readonly #limits: DocumentLimits
  readonly #places = new Map<object, Places>()
  readonly #anchors = new Map<string, Converted>()
  readonly #problems: Problem[] = []
  /** Keys copied by merges. */
  #merged = 0

  constructor(offset: number, limits: DocumentLimits) {
    this.#offset = offset
    this.#limits = limits
  }

  document(root: Node | null): Document {
    const { value, nodes } = this.#convert(root)
    const [start, end] = this.#range(root)
    if (nodes > this.#limits.nodes)
      this.#refuse('alias_expansion', `aliases expand to more than ${this.#limits.nodes} values`, start)
    const broken = this.#problems.some((p) => p.fatal)
    return { value: broken ? undefined : value, start, end, places: this.#places, problems: this.#problems }
  }

  #convert(node: Node | null): Converted {
    const made = this.#make(node)
    if (node !== null && !isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, made)
    return made
  }

  #make(node: Node | null): Converted {
    if (isMap<Node, Node | null>(node)) return this.#map(node)
    if (isSeq<Node>(node)) return this.#list(node)
    if (isAlias(node)) return this.#alias(node)
    if (isScalar<string>(node)) return { value: scalar(node), nodes: 1 }
    return { value: null, nodes: 1 }
  }

  #map(map: YAMLMap<Node, Node | null>): Converted {
    const value: Record<string, unknown> = {}
    const keys: string[] = []
    const offsets: number[] = []
    const written = new Set<string>()
    let nodes = 1
    for (const pair of map.items) {
      if (isMerge(pair.key)) {
        nodes += this.#merge(pair, value, keys, offsets)
        continue
      }
      const key = this.#key(pair.key)
      if (key === undefined) continue
      if (written.has(key)) this.#duplicate(key, keys, offsets, pair.key)
      written.add(key)
      const made = this.#convert(pair.value)
      nodes += made.nodes
      define(value, key, made.value)
      keys.push(key)
      offsets.push(...this.#range(pair.key), ...this.#valueRange(pair))
    }
    this.#places.set(value, { keys, offsets })
    return { value, nodes }
  }

  #list(list: YAMLSeq<Node>): Converted {
    const value: unknown[] = []
    const offsets: number[] = []
    let nodes = 1
    for (const item of list.items) {
      const made = this.#convert(item)
      nodes += made.nodes
      value.push(made.value)
      const [start, end] = this.#range(item)
      offsets.push(start, end, start, end)
    }
    this.#places.set(value, { keys: undefined, offsets })
    return { value, nodes }
  }

  #alias(alias: Alias): Converted {
    const anchored = this.#anchors.get(alias.source)
    if (anchored !== undefined) return anchored
    this.#refuse('alias_expansion', `alias *${alias.source} has no anchor before it`, this.#range(alias)[0])
    return { value: null, nodes: 1 }
  }

  /**
   * `<<` (YAML 1.1 merge) as Kubernetes' reader does it: where it stands, over keys written before it and under those written
   * behind it; of several maps the earlier win.
   */
  #merge(pair: Pair<Node, Node | null>, into: Record<string, unknown>, keys: string[], offsets: number[]): number {
    const made = this.#convert(pair.value)
    for (const source of Array.isArray(made.value) ? made.value.toReversed() : [made.value]) {
      const places = isContainer(source) ? this.#places.get(source) : undefined
      if (places?.keys === undefined) {
        this.#refuse('wrong_type', 'a merge key << needs a map', this.#range(pair.key)[0])
        continue
      }
      this.#merged += places.keys.length
      if (this.#merged > this.#limits.nodes) return this.#limits.nodes + 1
      places.keys.forEach((key, i) => {
        define(into, key, (source as Record<string, unknown>)[key])
        keys.push(key)
        offsets.push(...places.offsets.slice(i * 4, i * 4 + 4))
      })
    }
    return made.nodes
  }

  #key(node: Node): string | undefined {
    if (isScalar<string>(node)) return String(node.value ?? '')
    const { value } = this.#convert(node)
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
    this.#refuse('syntax', 'a key is a map or a list, which JSON cannot hold', this.#range(node)[0])
    return undefined
  }

  #duplicate(key: string, keys: readonly string[], offsets: readonly number[], node: Node): void {
    if (this.#problems.length >= MAX_PROBLEMS) return
    const first = offsets[keys.lastIndexOf(key) * 4] ?? 0
    this.#report(duplicateKey(key, this.#range(node)[0], first))
  }

  #refuse(code: Problem['code'], message: string, offset: number): void {
    this.#report(fatal(code, message, offset))
  }

  #report(problem: Problem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem)
  }

  #range(node: Node | null): [number, number] {
    const [start = 0, end = 0] = node?.range ?? []
    return [start + this.#offset, end + this.#offset]
  }

  #valueRange(pair: Pair<Node, Node | null>): [number, number] {
    if (pair.value !== null) return this.#range(pair.value)
    const [, end] = this.#range(pair.key)
    return [end, end]
  }
}

function scalar(node: Scalar<string>): ScalarValue {
  if (node.tag !== undefined && RESOLVING_TAGS.has(node.tag)) return resolvePlain(node.value)
  return node.type === 'PLAIN' && node.tag !== STRING_TAG && node.tag !== '!' ? resolvePlain(node.value) : node.value
}

function isMerge(key: Node): boolean {
  if (!isScalar<string | symbol>(key)) return false
  // With the tag !!merge the `yaml` package makes it a symbol.
  return typeof key.value === 'symbol' || (key.type === 'PLAIN' && key.value === '<<')
}

const TAGS = 'tag:yaml.org,2002:'
const STRING_TAG = `${TAGS}str`
const RESOLVING_TAGS: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'null'].map((name) => TAGS + name))
