import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Rule } from '@ringwall/model'
import { checkPage } from './check-page.ts'
import { stalePages } from './check-pages.ts'

test('the pages of the rules are fresh (npm run fix writes them)', () =>
  assert.deepEqual(stalePages(join(import.meta.dirname, '..')), []))

const RULE = {
  id: 'a-b',
  title: 'Thing is open',
  description: 'No thing may be open.',
  severity: 'high',
  maturity: 'stable',
  standard: { name: 'Standard', section: 'part 1', url: 'https://example.com/s' },
  remediation: 'Close it.',
  falsePositives: [],
  controls: [{ framework: 'f', id: '1.2' }],
  techniques: ['T1.002'],
  references: ['https://example.com/r'],
  isOptional: true,
  translations: { 'zh-Hans': { title: '东西开着', remediation: '关上它。' } },
} as unknown as Rule

test('a page says what the file says, with a case of each outcome', () => {
  const cases = [
    '- note: shared\n  fires: true\n  object: *other\n',
    '- note: open\n  fires: true\n  object:\n    kind: Thing\n    spec: { open: true }\n',
    '- note: closed\n  fires: false\n  object:\n    kind: Thing\n',
  ].join('\n')
  const page = checkPage(RULE, cases)
  for (const text of [
    '# Thing is open\n\n`a-b` · high · stable. It runs only where `rules.on` names it',
    '[Standard](https://example.com/s): part 1.',
    '- f 1.2\n- [ATT&CK T1.002](https://attack.mitre.org/techniques/T1/002/)',
    '## It fires here\n\nopen\n\n```yaml\nkind: Thing\nspec: { open: true }\n```',
    '## It does not fire here\n\nclosed\n\n```yaml\nkind: Thing\n```',
    '**东西开着**\n\n关上它。',
  ])
    assert.ok(page.includes(text), `${text}\nin\n${page}`)
  assert.doesNotMatch(page, /may be wrong/)
})
