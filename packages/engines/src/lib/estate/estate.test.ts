import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localScope, type Resource } from '@ringwall/model'
import { podOf } from '../pod-security/index.ts'
import { absent, type Estate, estateOf } from './index.ts'

const scope = localScope()
const known = (kind: string, namespace: string, name: string) => {
  const resource = kind.slice(kind.indexOf('/') + 1)
  const object = { kind: resource, metadata: { name } }
  return {
    kind,
    resource: {
      asset: { kind: 'kubernetes', scope, target: 't', namespace, resource, name },
      object,
    } as unknown as Resource,
    pod: resource === 'Pod' ? podOf(object, []) : undefined,
  }
}
const KNOWN = [known('/Pod', 'a', 'p'), known('/Pod', 'b', 'p'), known('/Service', 'a', 's'), known('/Node', '-', 'n')]

test('objects are found by kind, namespace and name', () => {
  const estate = estateOf(KNOWN, undefined)
  assert.deepEqual(
    [estate.all('/Pod').length, estate.all('/Pod', 'a').length, estate.all('/Pod', 'c').length],
    [2, 1, 0],
  )
  assert.equal(estate.find('/Service', 'a', 's')?.object.at('metadata', 'name').string(), 's')
  assert.equal(estate.find('/Service', 'b', 's'), undefined)
  assert.equal(estate.find('/Node', '-', 'n')?.name, 'n')
  assert.deepEqual([estate.pods().length, estate.pods('b').length, estate.pods('-').length], [2, 1, 0])
})

test('what is made of an estate is made once', () => {
  const estate = estateOf(KNOWN, undefined)
  let made = 0
  const count = ({ pods }: Estate) => {
    made++
    return pods().length
  }
  assert.deepEqual([estate.once(count), estate.once(count), made], [2, 2, 1])
})

test('absence is a violation where all was given, and not known where a part was', () => {
  const violation = { path: ['spec'], message: 'no policy selects the pods', edit: undefined }
  assert.equal(absent(estateOf(KNOWN, undefined), violation), violation)
  assert.deepEqual(absent(estateOf(KNOWN, 'a.yaml could not be read'), violation), {
    because: 'no policy selects the pods, among what was given: a.yaml could not be read',
    path: ['spec'],
  })
})
