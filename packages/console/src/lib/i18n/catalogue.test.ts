import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { en, type Key } from './en/index.ts'
import { formatMessage, type Message, namesOf } from './message.ts'
import { zhHans } from './zh-hans/index.ts'

const SRC = join(import.meta.dirname, '..', '..')
const keys = Object.keys(en) as readonly Key[]
const catalogues: Readonly<Record<string, Readonly<Record<string, Message>>>> = { en, 'zh-Hans': zhHans }

test('both languages say everything', () => {
  assert.ok(keys.length > 400, `${keys.length} sentences`)
  assert.deepEqual(Object.keys(zhHans).sort(), [...keys].sort())
})

test('no sentence is empty, and each is filled with the same', () => {
  const wrong = keys.filter((key) => {
    const texts = [en[key], zhHans[key]].flatMap((message: Message) =>
      typeof message === 'string' ? [message] : Object.values(message),
    )
    const names = [namesOf(en[key]), namesOf(zhHans[key])]
    // One of a thing may be said without its number.
    return texts.some((text) => text.trim() === '') || names[0]?.join() !== names[1]?.join()
  })
  assert.deepEqual(wrong, [])
})

test('each plural has every category of its language', () => {
  const wrong = Object.entries(catalogues).flatMap(([language, catalogue]) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    return Object.entries(catalogue).filter(
      ([, message]) => typeof message !== 'string' && categories.some((each) => message[each] === undefined),
    )
  })
  assert.deepEqual(wrong, [])
})

test('Chinese sentences are Chinese', () => {
  const same = keys.filter((key) => JSON.stringify(en[key]) === JSON.stringify(zhHans[key]))
  assert.deepEqual(same, [
    'product',
    'language.en',
    'language.zh-Hans',
    'action.csv',
    'because.techniques',
    'scan.version',
  ])
})

const messages: readonly {
  readonly message: Message
  readonly values: Record<string, string | number>
  readonly locale: string
  readonly want: string
}[] = [
  { message: { one: '{n} finding', other: '{n} findings' }, values: { n: 1 }, locale: 'en', want: '1 finding' },
  { message: { one: '{n} finding', other: '{n} findings' }, values: { n: 1234 }, locale: 'en', want: '1,234 findings' },
  { message: { other: '{n} 个' }, values: { n: 1 }, locale: 'zh-Hans', want: '1 个' },
  { message: 'of {who}', values: { who: '{n}' }, locale: 'en', want: 'of {n}' },
  { message: 'of {who}', values: {}, locale: 'en', want: 'of {who}' },
]
for (const { message, values, locale, want } of messages) {
  test(`prints ${want} in ${locale}`, () => assert.equal(formatMessage(message, values, locale), want))
}

test('a sentence in a screen is found', () => {
  const source = '<p>\n  Nothing here</p><b>{t(key)}</b><a title="Go on" href="/x">Read more</a>'
  assert.deepEqual(sentences(source), ['Nothing here', 'Read more', 'Go on'])
})

test('no sentence stands in the screens themselves', () => {
  const files = globSync('**/*.tsx', { cwd: SRC })
  assert.ok(files.length > 60, `${files.length} files`)
  const found = files.flatMap((file) =>
    sentences(readFileSync(join(SRC, file), 'utf8')).map((text) => `${file}: ${text}`),
  )
  assert.deepEqual(found, [])
})

test('every sentence is used', () => {
  const source = globSync('**/*.{ts,tsx}', { cwd: SRC, exclude: (path) => path.includes('i18n') })
    .map((file) => readFileSync(join(SRC, file), 'utf8'))
    .join('\n')
  const made = [...source.matchAll(/`([\w.]+)\.\$\{/g)].map(([, prefix = '']) => `${prefix}.`)
  const unused = keys.filter((key) => !source.includes(`'${key}'`) && !made.some((prefix) => key.startsWith(prefix)))
  assert.deepEqual(unused, [])
})

/** Words between tags, and in attributes that people read. */
function sentences(source: string): readonly string[] {
  const between = [
    ...source.matchAll(/(?:<[A-Za-z][^<>]*>|<>|<\/[\w.]+>|\/>)\s*\n?\s*([A-Z][a-z]+(?: [a-z]+)[^<>{}=;()]*)</g),
  ].map(([, text = '']) => text.trim())
  const read = [...source.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*[A-Za-z]{2}[^"]*)"/g)].map(
    ([, text = '']) => text,
  )
  return [...between, ...read]
}
