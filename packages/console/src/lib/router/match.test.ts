import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchPath } from './match.ts'
import { assetPath, findingPath, PATHS } from './paths.ts'

const PATTERNS = Object.values(PATHS)

const cases = [
  { path: '/', want: ['/', {}] },
  { path: '/findings', want: ['/findings', {}] },
  { path: '/findings/', want: ['/findings', {}] },
  { path: '/findings/1:ab', want: ['/findings/:fingerprint', { fingerprint: '1:ab' }] },
  { path: '/assets/a%2Fb', want: ['/assets/:key', { key: 'a/b' }] },
  { path: '/assets/a/b', want: undefined },
  { path: '/assets/%E0%A4%A', want: undefined },
  { path: '/nowhere', want: undefined },
  { path: '/Findings', want: undefined },
] as const

for (const { path, want } of cases) {
  test(`${path} is ${want === undefined ? 'no screen' : want[0]}`, () => {
    const match = matchPath(PATTERNS, path)
    assert.deepEqual(match === undefined ? undefined : [match.pattern, match.params], want)
  })
}

const ids = ['1:ab', 'default/-/kubernetes/a%2Fb/-/Deployment/c', '日本', 'a?b#c', '%', '..']
test('an id comes back from the path that is made of it', () => {
  for (const id of ids) {
    assert.equal(matchPath(PATTERNS, assetPath(id))?.params['key'], id)
    assert.equal(matchPath(PATTERNS, findingPath(id))?.params['fingerprint'], id)
  }
})
