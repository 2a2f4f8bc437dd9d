import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import type { Assessment } from '@ringwall/model'
import fc from 'fast-check'
import { sampleAssessment, silentAssessment } from '../lib/sample/index.ts'
import { assessment } from './assessment.ts'

const pages = [
  { name: 'of every status', page: write(sampleAssessment()) },
  { name: 'of nothing', page: write(silentAssessment()) },
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

const words = [
  {
    name: 'says the score with what is left out',
    pattern: /2 of the 4 passed \(50 %\), which says nothing of the other 2/,
  },
  { name: 'says that it is incomplete', pattern: /What was not seen <span>2 gaps<\/span>/ },
  { name: 'leads to what failed', pattern: /<li><a href="#c0-0">5\.1<\/a><\/li><li><a href="#c0-5">5\.6<\/a><\/li>/ },
  {
    name: 'names object, file and line',
    pattern: /Deployment pay\/checkout <code>deploy\/checkout\.yaml:22:25<\/code>/,
  },
  { name: 'says why nothing was evaluated', pattern: /found no object to judge: pss-privileged/ },
  { name: 'says what did not run', pattern: /accepted elsewhere<\/p><p class="obstacle">did not run, .*: house-off/ },
  { name: 'says what no check decides', pattern: /<td>Ask\.<br><small>answer from the running cluster<\/small><\/td>/ },
  { name: 'says where else a control stands', pattern: /<small>also under Empty<\/small>/ },
  { name: 'counts gaps against what passed', pattern: /The scan has 2 gaps: what it did not see may be wrong\./ },
]
for (const c of words) test(`the page ${c.name}`, () => assert.match(write(sampleAssessment('plain')), c.pattern))

test('many findings of a control are counted', () => {
  const it = sampleAssessment('plain')
  const [section] = it.sections
  const [first] = section?.controls ?? []
  assert.ok(section !== undefined && first?.status === 'failed')
  const findings = Array.from({ length: 120 }, () => first.findings).flatMap((all) => all.slice(0, 1))
  const page = write({ ...it, sections: [{ ...section, controls: [{ ...first, findings }] }] })
  assert.match(page, /<summary>120 findings<\/summary>/)
  assert.match(page, /and 20 more findings, told by/)
})

test('any text leaves the markup as it is', () => {
  const expected = tags(write(sampleAssessment('plain')))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const page = write(sampleAssessment(`x${text.replaceAll('\n', '')}`))
      assert.deepEqual(tags(page), expected)
      assert.doesNotMatch(page, /(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Cs}]/u)
    }),
  )
})

function write(it: Assessment): string {
  return [...assessment.write(it, { colour: false, width: 80 })].join('')
}

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
