import assert from 'node:assert/strict'
import { test } from 'node:test'
import { portNameProblem, portNumberProblem } from './index.ts'

const names = [
  { name: 'http', isGood: true },
  { name: 'n-3456789012345', isGood: true },
  { name: '8080-tcp', isGood: true },
  { name: '', isGood: false },
  { name: 'n234567890123456', isGood: false },
  { name: '8080', isGood: false },
  { name: 'Http', isGood: false },
  { name: 'a_b', isGood: false },
  { name: '-http', isGood: false },
  { name: 'http--2', isGood: false },
]
for (const { name, isGood } of names)
  test(`port name "${name}"`, () => assert.equal(portNameProblem(name) === undefined, isGood))

test('port numbers', () => {
  const good = [0, 1, 65_535, 65_536, -1, 80.5].map((port) => portNumberProblem(port) === undefined)
  assert.deepEqual(good, [false, true, true, false, false, false])
})
