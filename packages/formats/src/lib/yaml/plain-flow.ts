import { define } from '../document/index.ts'
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CR,
  DASH,
  DOUBLE_QUOTE,
  FLOW_INDICATORS,
  HASH,
  INDICATORS,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters.ts'
import { quotedScalar } from './plain-scalar.ts'
import { resolvePlain } from './scalar.ts'
import { isSpaceOrEnd, type Scanner, trimEnd } from './scanner.ts'

/** A collection in brackets or braces (YAML 1.2 §7.4), of keys and values that stand in one line; its lines are indented deeper than `parent`. */
export function flowCollection(s: Scanner, parent: number, depth: number): unknown {
  if (depth > s.maxDepth) s.giveUp()
  return s.peek() === OPEN_BRACKET ? flowList(s, parent, depth) : flowMap(s, parent, depth)
}

function flowList(s: Scanner, parent: number, depth: number): unknown[] {
  const value: unknown[] = []
  const offsets: number[] = []
  s.places.set(value, { keys: undefined, offsets })
  s.at++
  for (flowSpace(s, parent); s.peek() !== CLOSE_BRACKET; flowComma(s, parent, CLOSE_BRACKET)) {
    const start = s.at
    value.push(flowValue(s, parent, depth))
    offsets.push(start, s.at, start, s.at)
    flowSpace(s, parent)
  }
  s.at++
  return value
}

function flowMap(s: Scanner, parent: number, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  const keys: string[] = []
  const offsets: number[] = []
  s.places.set(value, { keys, offsets })
  s.at++
  for (flowSpace(s, parent); s.peek() !== CLOSE_BRACE; flowComma(s, parent, CLOSE_BRACE)) {
    const keyStart = s.at
    const key = flowKey(s)
    const keyEnd = s.keyEnd
    if (Object.hasOwn(value, key)) s.duplicate(key, keyStart, { keys, offsets })
    flowSpace(s, parent)
    const start = s.at
    define(value, key, flowValue(s, parent, depth))
    keys.push(key)
    offsets.push(keyStart, keyEnd, start, s.at)
    flowSpace(s, parent)
  }
  s.at++
  return value
}

/** A key and its colon; a quoted key needs no space behind the colon. */
function flowKey(s: Scanner): string {
  const c = s.peek()
  const isQuoted = c === DOUBLE_QUOTE || c === SINGLE_QUOTE
  const start = s.at
  const key = isQuoted ? quotedScalar(s, c, -1) : flowPlain(s)
  if (isQuoted && s.text.slice(start, s.at).includes('\n')) s.giveUp()
  s.keyEnd = s.at
  s.skipSpaces()
  if (s.peek() !== COLON || (!isQuoted && !isSpaceOrEnd(s.peek(1))) || key === '<<') s.giveUp()
  s.at++
  return key
}

function flowValue(s: Scanner, parent: number, depth: number): unknown {
  const c = s.peek()
  if (c === OPEN_BRACKET || c === OPEN_BRACE) return flowCollection(s, parent, depth + 1)
  if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) return quotedScalar(s, c, parent)
  return resolvePlain(flowPlain(s))
}

function flowPlain(s: Scanner): string {
  if (!s.startsPlain() || FLOW_INDICATORS.has(s.peek(1))) giveUpUnlessWord(s)
  const start = s.at
  for (; s.at < s.end; s.at++) {
    const c = s.text.charCodeAt(s.at)
    if (FLOW_INDICATORS.has(c) || s.isLineEnd()) break
    if (c === COLON && (isSpaceOrEnd(s.peek(1)) || FLOW_INDICATORS.has(s.peek(1)))) break
    if (c === TAB || c === CR || (c === HASH && s.text.charCodeAt(s.at - 1) === SPACE)) s.giveUp()
  }
  const end = trimEnd(s.text, start, s.at)
  if (end === start) s.giveUp()
  s.at = end
  return s.text.slice(start, end)
}

/** A one-character word before `,` or a bracket is fine unless the character is an indicator. */
function giveUpUnlessWord(s: Scanner): void {
  const c = s.peek()
  if (INDICATORS.has(c) || c === DASH || c === QUESTION || c === COLON) s.giveUp()
}

/** White space, line ends and comments within a flow collection; lines are indented deeper than `parent`. */
function flowSpace(s: Scanner, parent: number): void {
  while (s.at < s.end) {
    const separated = s.skipSpaces()
    const c = s.peek()
    if (c === HASH && separated) s.skipLine()
    else if (c !== LF) break
    if (s.peek() !== LF) break
    s.at++
    const start = s.at
    s.skipSpaces()
    if (s.peek() !== LF && s.at - start <= parent) s.giveUp()
  }
  if (s.peek() === TAB || s.peek() === CR) s.giveUp()
}

function flowComma(s: Scanner, parent: number, close: number): void {
  if (s.peek() === close) return
  if (s.peek() !== COMMA) s.giveUp()
  s.at++
  flowSpace(s, parent)
}
