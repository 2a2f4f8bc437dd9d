import {
  detectSqli,
  detectXss,
  fold,
  HtmlTokenizer,
  isAttackFingerprint,
  type Token,
  Tokenizer,
} from '@ringwall/languages/lib/libinjection'
import { filesOf } from './corpora.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * libinjection's own tests: tokens, foldings and verdicts; every line of its lists of attacks and of everyday text; and its
 * fingerprints.
 */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const files = [...filesOf(corpora, 'waf', 'libinjection-tests.tar.gz')].map(
    ([path, bytes]) => [path.split('/').at(-1) ?? path, Buffer.from(bytes).toString('latin1')] as const,
  )
  const results = files.flatMap(([file, text]) => resultsOf(file, text))
  return {
    passed: results.filter(({ ok }) => ok).length,
    missed: results.filter(({ ok }) => !ok).map(({ name }) => name),
  }
}

interface CaseResult {
  readonly name: string
  readonly ok: boolean
}

function resultsOf(file: string, text: string): readonly CaseResult[] {
  if (/^test-.*\.txt$/.test(file)) return [{ name: file, ok: testHolds(file, text) }]
  if (file === 'fingerprints.txt')
    return lines(text).map((line) => ({ name: `${file} ${line}`, ok: isAttackFingerprint(line) }))
  if (/^sqli-.*\.txt$/.test(file)) return listResults(file, text, (line) => detectSqli(line) !== undefined)
  if (/^xss-.*\.txt$/.test(file)) return listResults(file, text, detectXss)
  if (file === 'false_positives.txt') return listResults(file, text, (line) => detectSqli(line) === undefined)
  return []
}

function listResults(file: string, text: string, holds: (line: string) => boolean): readonly CaseResult[] {
  return text
    .split('\n')
    .map((line, i) => ({ line: line.trimEnd(), name: `${file}:${i + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, name }) => ({ name, ok: holds(urlDecode(line)) }))
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}

function urlDecode(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

function testHolds(file: string, text: string): boolean {
  const [, input = '', expected = ''] = /--INPUT--\n(.*)\n--EXPECTED--\n?(.*)$/s.exec(text) ?? []
  return printed(file, input.trimEnd()) === expected.trim()
}

function printed(file: string, input: string): string {
  if (file.startsWith('test-html5')) return htmlTokens(input).trim()
  if (file.startsWith('test-sqli')) return detectSqli(input) ?? ''
  const tokenizer = new Tokenizer(input, { quote: '', dialect: 'ansi' })
  const tokens = file.startsWith('test-folding') ? fold(tokenizer) : all(tokenizer)
  return tokens.map(line).join('\n').trim()
}

function all(tokenizer: Tokenizer): readonly Token[] {
  const tokens: Token[] = []
  for (let next = tokenizer.next(); next !== undefined; next = tokenizer.next()) tokens.push(next)
  return tokens
}

function line({ type, text, open, close, count }: Token): string {
  const isQuoted = type === 's' || type === 'v'
  return `${type} ${'@'.repeat(count)}${isQuoted ? open + text + close : text}`
}

function htmlTokens(input: string): string {
  const tokenizer = new HtmlTokenizer(input, 'data')
  const printedLines: string[] = []
  for (let next = tokenizer.next(); next !== undefined; next = tokenizer.next())
    printedLines.push(`${next.type},${next.text.length},${next.text}`)
  return printedLines.join('\n')
}
