import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import type { Scan } from '@ringwall/model'
import fc from 'fast-check'
import { acceptedScan, comparedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { html } from './markup.ts'
import { report } from './report.ts'

const pages = [
  { name: 'with findings and gaps', page: write(sampleScan()) },
  { name: 'with nothing found', page: write(emptyScan()) },
  { name: 'with exceptions', page: write(acceptedScan()) },
  { name: 'with a baseline', page: write(comparedScan()) },
  { name: 'of rules that are not known', page: write({ ...sampleScan(), rules: new Map() }) },
]
for (const { name, page } of pages) {
  test(`the policy of a page ${name} allows its style and nothing else`, () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'`
    assert.ok(page.includes(`content="${policy.replaceAll("'", '&#39;')}"`))
  })

  test(`a page ${name} runs nothing and fetches nothing`, () => {
    for (const tag of tags(page)) {
      assert.doesNotMatch(tag, /^<(?:script|iframe|img|link|object|embed|form|base)\b/)
      assert.doesNotMatch(tag, /\s(?:style|src|srcset|on\w+)=/)
    }
    assert.doesNotMatch(page, /@import|url\(/)
  })

  test(`a page ${name} closes what it opens`, () => assert.deepEqual(unclosed(page), []))

  test(`every link of a page ${name} leads to the web or to a place of the page`, () => {
    for (const [, href = ''] of page.matchAll(/<(?:a|use)\b[^>]* href="([^"]*)"/g)) {
      if (href.startsWith('#')) assert.ok(page.includes(`id="${href.slice(1)}"`), href)
      else assert.match(href, /^https:\/\//)
    }
  })
}

test('an address that is not of the web is no link', () => {
  const scan = sampleScan()
  const rules = new Map(
    Array.from(scan.rules, ([id, rule]) => [
      id,
      { ...rule, standard: { name: 'a', section: 'b', url: 'javascript:x' } },
    ]),
  )
  assert.doesNotMatch(write({ ...scan, rules }), /javascript/)
})

const words = [
  { name: 'says that it is incomplete', scan: sampleScan('plain'), pattern: /What was not seen <span>2 gaps<\/span>/ },
  { name: 'says that it is complete', scan: emptyScan(), pattern: /everything asked for was judged/ },
  { name: 'says why it is empty', scan: emptyScan(), pattern: /1 object judged by 1 rule, and nothing found\./ },
  { name: 'opens critical findings', scan: sampleScan('plain'), pattern: /id="first-critical" open>/ },
  { name: 'leaves medium ones closed', scan: sampleScan('plain'), pattern: /id="first-medium">/ },
  { name: 'marks the line', scan: sampleScan('plain'), pattern: /<mark><b>22<\/b> {12}privileged: true\n<\/mark>/ },
  { name: 'and only the line', scan: sampleScan('plain'), pattern: /<span><b>23<\/b> {10}ports:\n<\/span>/ },
  { name: 'shows what is excepted', scan: acceptedScan('plain'), pattern: /<h2>Excepted <span>2 findings<\/span>/ },
  { name: 'says who accepts it', scan: acceptedScan('plain'), pattern: /accepted by plain until 2026-12-31: plain/ },
  { name: 'says what is new', scan: comparedScan('plain'), pattern: /<i>medium · new<\/i>/ },
  { name: 'says what is fixed', scan: comparedScan('plain'), pattern: /<summary>Fixed: 1 finding<\/summary>/ },
  { name: 'tells the zone', scan: emptyScan(), pattern: /<time datetime="2026-01-02T03:04:05.000Z">/ },
]
for (const c of words) test(`the page ${c.name}`, () => assert.match(write(c.scan), c.pattern))

test('any text leaves the markup as it is', () => {
  const expected = tags(write(comparedScan('plain')))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const page = write(comparedScan(text.replaceAll('\n', '')))
      assert.deepEqual(tags(page), expected)
      assert.doesNotMatch(page, /(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Cs}]/u)
    }),
  )
})

const parts = [
  { name: 'text is escaped', got: html`<b>${'<i a="b">&'}</b>`, want: '<b>&#60;i a=&#34;b&#34;&#62;&#38;</b>' },
  { name: 'markup is not', got: html`<b>${html`<i>`}</b>`, want: '<b><i></b>' },
  { name: 'a list is joined', got: html`${['<', html`<br>`, 1234]}`, want: '&#60;<br>1,234' },
  { name: 'undefined is nothing', got: html`a${undefined}b`, want: 'ab' },
]
for (const c of parts) test(`in a template ${c.name}`, () => assert.equal(c.got.pieces.join(''), c.want))

function write(scan: Scan): string {
  return written(report, scan, { colour: false, width: 80 })
}

/** Every tag with its attributes, but the width of a bar. */
function tags(page: string): readonly string[] {
  return page.replace(/<style>.*<\/style>/s, '').match(/<[^>]*>/g) ?? []
}

/** Tags left open, or closed out of order. */
function unclosed(page: string): readonly string[] {
  const open: string[] = []
  for (const tag of tags(page)) {
    const name = /^<\/?(\w+)/.exec(tag)?.[1] ?? ''
    if (tag.startsWith('</')) {
      if (open.at(-1) !== name) return [...open, tag]
      open.pop()
    } else if (!tag.endsWith('/>') && !VOID.has(name)) open.push(name)
  }
  return open
}

/** Elements without an end, and `!doctype`. */
const VOID: ReadonlySet<string> = new Set(['meta', 'br', ''])
