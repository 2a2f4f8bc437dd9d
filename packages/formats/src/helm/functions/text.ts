import { type Func, fn, isInteger, quoteGo, Stop, type Value, variadic } from '../../lib/go-template/index.ts'
import { toText, toTexts } from './convert.ts'

/** Sprig's functions of text. */
export const TEXT: Readonly<Record<string, Func>> = {
  upper: fn(['string'], (text) => text.toUpperCase()),
  lower: fn(['string'], (text) => text.toLowerCase()),
  trunc: fn(['int', 'string'], truncated),
  substr: fn(['int', 'int', 'string'], (start, end, text) => {
    if (start < 0) return bytesOf(text, 0, end)
    return bytesOf(text, start, end < 0 ? Number.POSITIVE_INFINITY : end)
  }),
  abbrev: fn(['int', 'string'], (width, text) => (width < 4 ? text : abbreviated(text, 0, width))),
  abbrevboth: fn(['int', 'int', 'string'], (left, right, text) =>
    right < 4 || (left > 0 && right < 7) ? text : abbreviated(text, left, right),
  ),
  repeat: {
    ...fn(['int', 'string'], () => null),
    call: ([count, text], { budget }) => {
      if (typeof count !== 'number' || typeof text !== 'string' || count < 0) throw new Stop('a negative count')
      budget.write(count * text.length)
      return text.repeat(count)
    },
  },
  contains: fn(['string', 'string'], (part, text) => text.includes(part)),
  hasPrefix: fn(['string', 'string'], (part, text) => text.startsWith(part)),
  hasSuffix: fn(['string', 'string'], (part, text) => text.endsWith(part)),
  quote: variadic([], 'any', (_, values) => quoted(values, quoteGo)),
  squote: variadic([], 'any', (_, values) => quoted(values, (text) => `'${text}'`)),
  cat: variadic([], 'any', (_, values) =>
    values
      .filter((value) => value !== null)
      .map(toText)
      .join(' '),
  ),
  toString: fn(['any'], toText),
  toStrings: fn(['any'], toTexts),
  join: {
    ...fn(['string', 'any'], () => null),
    call: ([separator, values], { budget }) => {
      const texts = toTexts(values ?? null)
      const between = typeof separator === 'string' ? separator : ''
      budget.write(texts.reduce((sum, text) => sum + text.length + between.length, 0))
      return texts.join(between)
    },
  },
  replace: {
    ...fn(['string', 'string', 'string'], () => null),
    call: ([from, to, text], { budget }) => {
      if (typeof from !== 'string' || typeof to !== 'string' || typeof text !== 'string') return null
      const parts = from === '' ? ['', ...text, ''] : text.split(from)
      budget.write(text.length + parts.length * to.length)
      return parts.join(to)
    },
  },
  split: fn(['string', 'string'], (separator, text) => numbered(text.split(separator))),
  splitn: fn(['string', 'int', 'string'], (separator, count, text) => numbered(splitAtMost(text, separator, count))),
  splitList: fn(['string', 'string'], (separator, text) => text.split(separator)),
  plural: fn(['string', 'string', 'any'], (one, many, count) => (isInteger(count) && count.value === 1n ? one : many)),
  hello: fn([], () => 'Hello!'),
}

function truncated(length: number, text: string): string {
  const size = byteLength(text)
  if (length < 0 && size + length > 0) return bytesOf(text, size + length, size)
  return length >= 0 && size > length ? bytesOf(text, 0, length) : text
}

/** A part of a text by the offsets of its UTF-8 bytes, as Go counts. */
function bytesOf(text: string, start: number, end: number): string {
  if (ASCII.test(text)) return text.slice(start, Math.max(start, end))
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(start, Math.max(start, end)))
}

function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : new TextEncoder().encode(text).length
}

function abbreviated(text: string, offset: number, width: number): string {
  if (text.length <= width) return text
  const from = text.length - offset < width - 3 ? text.length - (width - 3) : offset
  if (from <= 4) return `${text.slice(0, width - 3)}...`
  if (from + width - 3 < text.length) return `...${abbreviated(text.slice(from), 0, width - 3)}`
  return `...${text.slice(text.length - (width - 3))}`
}

function quoted(values: readonly Value[], quote: (text: string) => string): string {
  return values
    .filter((value) => value !== null)
    .map((value) => quote(toText(value)))
    .join(' ')
}

/** `_0`, `_1` … */
function numbered(parts: readonly string[]): Value {
  return new Map(parts.map((part, i) => [`_${i}`, part]))
}

function splitAtMost(text: string, separator: string, count: number): readonly string[] {
  const parts = text.split(separator)
  if (count < 0 || parts.length <= count) return parts
  return count === 0 ? [] : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)]
}

const ASCII = /^[\0-\x7f]*$/
