import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visible } from './visible.ts'

const cases = [
  { name: 'plain text', text: 'Container is privileged', want: 'Container is privileged' },
  { name: 'an override of direction', text: 'evil\u202Egnp.exe', want: 'evil‹U+202E›gnp.exe' },
  { name: 'an isolate', text: 'a\u2066b\u2069', want: 'a‹U+2066›b‹U+2069›' },
  { name: 'marks of direction', text: '\u200Ea\u200F\u061C', want: '‹U+200E›a‹U+200F›‹U+061C›' },
  { name: 'controls', text: 'a\u0000b\u001B[31m\u0007', want: 'a‹U+0000›b‹U+001B›[31m‹U+0007›' },
  { name: 'C1 controls', text: 'a\u009Bb', want: 'a‹U+009B›b' },
  { name: 'a space without width', text: 'a\u200Bb\uFEFF', want: 'a‹U+200B›b‹U+FEFF›' },
  { name: 'tags', text: 'a\u{E0041}', want: 'a‹U+E0041›' },
  { name: 'half a pair', text: 'a\uD800b', want: 'a‹U+D800›b' },
  { name: 'separators', text: 'a\u2028b\u2029', want: 'a‹U+2028›b‹U+2029›' },
  { name: 'line breaks and tabs stay', text: 'a\n\tb', want: 'a\n\tb' },
  { name: 'joined emoji stay', text: '👩‍💻', want: '👩‍💻' },
  { name: 'Arabic and Chinese stay', text: 'سلام 容器', want: 'سلام 容器' },
  { name: 'markup is text', text: '<img src=x onerror=alert(1)>', want: '<img src=x onerror=alert(1)>' },
] as const

for (const { name, text, want } of cases) test(name, () => assert.equal(visible(text), want))
test('it ran all', () => assert.equal(cases.length, 14))
