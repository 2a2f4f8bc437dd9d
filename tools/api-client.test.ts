import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { apiText, isFresh } from './api-client.ts'
import { type JsonSchema, typeText } from './json-schema-type.ts'

test('what the console knows of the API is fresh (npm run fix writes it)', () =>
  assert.ok(isFresh(join(import.meta.dirname, '..'))))

test('every operation is there once', () => {
  const operations = [...apiText().matchAll(/^ {2}'([\w.]+)': \[/gm)].map(([, id]) => id)
  assert.ok(operations.length >= 50, `${operations.length}`)
  assert.equal(new Set(operations).size, operations.length)
})

const cases: readonly (readonly [JsonSchema, string])[] = [
  [{}, 'unknown'],
  [{ type: 'integer' }, 'number'],
  [{ enum: ['a', "b'c", 1] }, String.raw`'a' | 'b\'c' | 1`],
  [{ const: true }, 'true'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, "readonly ('a' | 'b')[]"],
  [{ type: 'array', items: { type: 'array', items: { type: 'number' } } }, 'readonly (readonly number[])[]'],
  [{ type: 'object', patternProperties: { '^.*$': { type: 'number' } } }, 'Readonly<Record<string, number>>'],
  [{ type: 'object' }, 'Readonly<Record<string, unknown>>'],
  [
    { type: 'object', properties: { a: { type: 'string' }, 'zh-Hans': { type: 'null' } }, required: ['a'] },
    '{ readonly a: string; readonly "zh-Hans"?: null }',
  ],
]
for (const [schema, text] of cases)
  test(`${JSON.stringify(schema)} is ${text}`, () => assert.equal(typeText(schema), text))

test('a type that nobody knows is no type', () => assert.throws(() => typeText({ type: 'tuple' }), /"tuple"/))
