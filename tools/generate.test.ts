import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { stale } from './generate.ts'

test('registries are fresh (npm run fix writes them)', () =>
  assert.deepEqual(stale(join(import.meta.dirname, '..')), []))
