import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from './index.ts'

test('is 64 lower-case hex characters', () => assert.match(sha256(['a']), /^[0-9a-f]{64}$/))
test('is stable: a stored fingerprint must survive a release', () =>
  assert.equal(sha256(['a', 'bc']), '5310a58788781ab25d5ad7c3f85035824b4eb7bdfa394e0ac2186271472b5492'))
test('where the border between parts lies matters', () => assert.notEqual(sha256(['ab', 'c']), sha256(['a', 'bc'])))
