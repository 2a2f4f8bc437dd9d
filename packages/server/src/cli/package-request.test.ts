import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageParsers, USUAL } from './package-request.ts'

test('each usual name is one that a parser reads', async () => {
  const parsers = await packageParsers()
  const unread = USUAL.filter((name) => !parsers.some((parser) => parser.claims(`dir/${name}`)))
  assert.deepEqual([unread, USUAL.length], [[], 25])
})
