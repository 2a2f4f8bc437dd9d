import { isDict, isInteger, isList, isTagged, printFloat, Stop, type Value } from '../../lib/go-template/index.ts'
import { doubleQuoted, type ScalarStyle, singleQuoted, styleOf } from './yaml-scalar.ts'

/**
 * YAML as Helm's `toYaml` writes it: blocks, keys in natural order, lines folded behind column 80; without the last line
 * end. Cost: the size of the value; one that holds itself is refused.
 */
export function toYaml(value: Value): string {
  const writer = new Writer()
  writer.value(value, 0, 'root')
  return writer.text.replace(/^\n/, '')
}

/** What a value stands behind: a key, a dash, or nothing. */
type Before = 'root' | 'key' | 'dash'

class Writer {
  text = ''
  #column = 0
  #depth = 0

  /** `indent` is that of the map to be written, or of what continues a scalar. */
  value(value: Value, indent: number, before: Before): void {
    if (++this.#depth > MAX_DEPTH) throw new Stop(`a value nested deeper than ${MAX_DEPTH} levels`)
    if (isDict(value) && value.size > 0) this.#map(value, indent, before)
    else if (isList(value) && value.length > 0) this.#list(value, before === 'key' ? indent - 2 : indent, before)
    else this.#scalar(value, indent, before)
    this.#depth--
  }

  #map(map: ReadonlyMap<string, Value>, indent: number, before: Before): void {
    let isInline = before === 'dash'
    for (const key of [...map.keys()].sort(naturally)) {
      this.#begin(isInline, indent)
      isInline = false
      this.#write(`${keyText(key)}:`)
      this.value(map.get(key) ?? null, indent + 2, 'key')
    }
  }

  #list(list: readonly Value[], indent: number, before: Before): void {
    let isInline = before === 'dash'
    for (const item of list) {
      this.#begin(isInline, indent)
      isInline = false
      this.#write('-')
      this.value(item, indent + 2, 'dash')
    }
  }

  /** The first entry of what is in a list stands behind its dash. */
  #begin(isInline: boolean, indent: number): void {
    if (isInline) this.#write(' ')
    else this.#break(indent)
  }

  #scalar(value: Value, indent: number, before: Before): void {
    if (before !== 'root') this.#write(' ')
    if (typeof value !== 'string') this.#write(plainText(value))
    else this.#string(value.toWellFormed(), Math.max(indent, 2))
  }

  #string(text: string, indent: number): void {
    const style = styleOf(text, false)
    if (style === 'literal') this.#literal(text, indent)
    else if (style === 'plain') this.#folded(text, indent, style)
    else this.#folded(style === 'double' ? doubleQuoted(text) : singleQuoted(text), indent, style)
  }

  /** Breaks at a single space behind column 80. */
  #folded(text: string, indent: number, style: ScalarStyle): void {
    const margin = style === 'plain' ? 1 : 2
    let line = ''
    for (let i = 0; i < text.length; i++) {
      const next = text[i + 1]
      const isApart = text[i] === ' ' && text[i - 1] !== ' ' && i >= margin && i < text.length - margin
      if (isApart && this.#column + line.length > MAX_COLUMN && (next !== ' ' || style === 'double')) {
        this.#write(line)
        this.#break(indent)
        line = next === ' ' ? '\\' : ''
      } else line += text[i]
    }
    this.#write(line)
  }

  #literal(text: string, indent: number): void {
    const hint = /^[ \n]/.test(text) ? '2' : ''
    const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : ''
    this.#write(`|${hint}${chomp}`)
    const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
    for (const line of lines) {
      if (line === '') this.text += '\n'
      else {
        this.#break(indent)
        this.#write(line)
      }
    }
  }

  #break(indent: number): void {
    this.text += `\n${' '.repeat(indent)}`
    this.#column = indent
  }

  #write(text: string): void {
    this.text += text
    this.#column += text.length
  }
}

function keyText(key: string): string {
  const text = key.toWellFormed()
  const style = styleOf(text, true)
  if (style === 'plain') return text
  return style === 'single' ? singleQuoted(text) : doubleQuoted(text)
}

function plainText(value: Value): string {
  if (isList(value)) return '[]'
  if (isDict(value)) return '{}'
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e21 ? String(BigInt(value)) : printFloat(value)
  if (isInteger(value)) return String(value.value)
  return value === null || isTagged(value) ? 'null' : String(value)
}

/** Runs of digits as numbers, letters behind all else: the order of the library's keys. */
function naturally(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  for (let i = 0; i < x.length && i < y.length; i++) {
    const [c = '', d = ''] = [x[i], y[i]]
    if (c === d) continue
    const [isLetterC, isLetterD] = [isLetter(c), isLetter(d)]
    if (isLetterC && isLetterD) return order(c, d)
    if (isLetterC || isLetterD) return isLetterC ? 1 : -1
    return numerically(x, y, i) || order(c, d)
  }
  return x.length - y.length
}

function numerically(x: readonly string[], y: readonly string[], at: number): number {
  const [run, other] = [digitsFrom(x, at), digitsFrom(y, at)]
  const isWithin = (x[at] === '0' || y[at] === '0') && /[1-9]0*$/.test(x.slice(Math.max(0, at - 20), at).join(''))
  const lead = isWithin ? '1' : ''
  const [n, m] = [BigInt(lead + run || '0'), BigInt(lead + other || '0')]
  return n === m ? run.length - other.length : n < m ? -1 : 1
}

function digitsFrom(characters: readonly string[], from: number): string {
  let to = from
  while (to < from + 18 && isDigit(characters[to] ?? '')) to++
  return characters.slice(from, to).join('')
}

function order(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)
}

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9'
}

function isLetter(c: string): boolean {
  return /^\p{L}$/u.test(c)
}

const MAX_COLUMN = 80
const MAX_DEPTH = 300
