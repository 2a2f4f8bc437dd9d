import assert from 'node:assert/strict'
import { test } from 'node:test'
import { podOf } from '../pod-security/index.ts'
import { imagesOf, isFloatingTag, isMutableTag, isPinned, parseImageReference } from './index.ts'

const DIGEST = `sha256:${'ab'.repeat(32)}`
const none = { tag: undefined, digest: undefined }
const cases = [
  { name: 'a name alone', text: 'redis', image: { ...none, repository: 'redis' } },
  { name: 'a tag', text: 'redis:7', image: { ...none, repository: 'redis', tag: '7' } },
  { name: 'a port is no tag', text: 'localhost:5000/web', image: { ...none, repository: 'localhost:5000/web' } },
  { name: 'port and tag', text: 'r.io:5000/a/b:1-x', image: { ...none, repository: 'r.io:5000/a/b', tag: '1-x' } },
  { name: 'a digest', text: `a/b@${DIGEST}`, image: { ...none, repository: 'a/b', digest: DIGEST } },
  { name: 'tag and digest', text: `a/b:1@${DIGEST}`, image: { repository: 'a/b', tag: '1', digest: DIGEST } },
  { name: 'nothing', text: '', image: undefined },
  { name: 'an empty tag', text: 'web:', image: undefined },
  { name: 'a template', text: '{{ .Values.image }}', image: undefined },
  { name: 'a variable as tag', text: 'web:$' + '{TAG}', image: undefined },
  { name: 'no digest after the sign', text: 'web@latest', image: undefined },
  { name: 'spaces', text: 'a web', image: undefined },
]
for (const c of cases) test(`${c.name}: ${c.text}`, () => assert.deepEqual(parseImageReference(c.text), c.image))

test('only a missing tag and latest are mutable, and only without a digest', () => {
  const texts = ['web', 'web:latest', 'web:latest-2', `web@${DIGEST}`, `web:latest@${DIGEST}`]
  const mutable = texts.map((text) => isMutableTag(parseImageReference(text) ?? { ...none, repository: '' }))
  assert.deepEqual(mutable, [true, true, false, false, false])
})

test('images not yet known are left out', () => {
  const pod = podOf({ spec: { containers: [{ image: 'a:1' }, { image: '' }, {}, { image: '$(X)' }] } }, [])
  assert.deepEqual(
    imagesOf(pod).map(({ image }) => image.repository),
    ['a'],
  )
})

const names: readonly { text: string; isFloating: boolean; pinned: boolean }[] = [
  { text: 'web', isFloating: true, pinned: false },
  { text: 'web:stable', isFloating: true, pinned: false },
  { text: 'web:1', isFloating: false, pinned: false },
  { text: 'web:v2-alpine', isFloating: false, pinned: false },
  { text: `web@${DIGEST}`, isFloating: false, pinned: true },
  { text: `web@${DIGEST.slice(0, -1)}`, isFloating: false, pinned: false },
  { text: `web@${DIGEST.toUpperCase().replace('SHA256', 'sha256')}`, isFloating: false, pinned: false },
  { text: `web@sha512:${'a'.repeat(128)}`, isFloating: false, pinned: true },
  { text: 'web@multihash+base58:QmRZxt2b1F', isFloating: false, pinned: true },
]
for (const { text, isFloating, pinned } of names)
  test(`${text.slice(0, 40)} is ${isFloating ? '' : 'not '}floating and ${pinned ? '' : 'not '}pinned`, () => {
    const image = parseImageReference(text) ?? assert.fail()
    assert.deepEqual([isFloatingTag(image), isPinned(image)], [isFloating, pinned])
  })
