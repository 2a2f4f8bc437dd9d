import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAppearance, resolveTheme } from './appearance.ts'

const DEFAULT = { theme: 'system', density: 'comfortable', language: 'en' }
const cases = [
  { kept: null, languages: [], want: DEFAULT },
  { kept: 'nonsense', languages: ['de-DE', 'en-GB'], want: DEFAULT },
  { kept: '[]', languages: ['fr'], want: DEFAULT },
  { kept: 'null', languages: ['zh-CN', 'en'], want: { ...DEFAULT, language: 'zh-Hans' } },
  { kept: '{"language":"en"}', languages: ['zh-CN'], want: DEFAULT },
  {
    kept: '{"theme":"light","density":"compact","language":"zh-Hans"}',
    languages: ['en'],
    want: { theme: 'light', density: 'compact', language: 'zh-Hans' },
  },
  { kept: '{"theme":"<b>","density":7}', languages: ['en'], want: DEFAULT },
]
for (const { kept, languages, want } of cases) {
  test(`${kept} with ${languages.join() || 'no languages'}`, () =>
    assert.deepEqual(readAppearance(kept, languages), want))
}

test('the theme of the system is followed, contrast before light', () => {
  assert.equal(resolveTheme('system', false, false), 'dark')
  assert.equal(resolveTheme('system', true, false), 'light')
  assert.equal(resolveTheme('system', true, true), 'contrast')
  assert.equal(resolveTheme('dark', true, true), 'dark')
})
