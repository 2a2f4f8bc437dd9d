import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { frameworks } from '@ringwall/engines/compliance'
import { checks } from '@ringwall/engines/posture'
import { assessmentReports, reports } from '@ringwall/formats'
import { LAYERS } from './layers.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const pages = [
  ...globSync('*.md', { cwd: ROOT }),
  ...globSync('{docs,packages,examples}/**/*.md', { cwd: ROOT, exclude: ['**/node_modules/**'] }),
]

test('every relative link of every page leads to a file', () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(ROOT, dirname(page), target)))
      .map((target) => `${page} -> ${target}`),
  )
  assert.deepEqual(broken, [])
  assert.ok(pages.length > 10, `${pages.length} pages`)
})

const mentioned = [
  { page: 'docs/pod-security.md', words: checks.map(({ rule }) => rule.id).filter((id) => id.startsWith('pss-')) },
  { page: 'docs/checks.md', words: checks.map(({ rule }) => rule.id).filter((id) => !id.startsWith('pss-')) },
  { page: 'docs/reports.md', words: Object.keys(reports) },
  { page: 'docs/compliance.md', words: [...Object.keys(frameworks), ...Object.keys(assessmentReports)] },
  { page: 'ARCHITECTURE.md', words: Object.keys(LAYERS) },
]
for (const { page, words } of mentioned)
  test(`${page} names them all`, () =>
    assert.deepEqual(
      words.filter((word) => !read(page).includes(word)),
      [],
    ))
