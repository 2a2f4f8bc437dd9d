import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { VERSION_SCHEMES, type VersionScheme } from './index.ts'

/** Each line from low to high; `=` joins what is equal. */
const orders: Readonly<Record<VersionScheme, readonly string[]>> = {
  alpine: [
    '1.0_alpha1 1.0_beta 1.0_pre2 1.0_rc1 1.0 1.0_git2 1.0_p1',
    '1.2 1.2-r1 1.2-r10 1.2a 1.2b 1.2.1',
    '1.010 1.1',
  ],
  cran: ['0.9 0.9-1 0.10', '1.0 1.0.0'],
  debian: ['1.0~rc1 1.0 1.0-1 1.0-1+deb9u1 1.0a 1.0+b 1:0.1', '0:1=1', '1.0~~ 1.0~ 1.0', '1.0-9 1.0-10'],
  go: [
    'v1.0.0-20200101000000-abcdefabcdef v1.0.0 v1.0.1',
    'v2.0.0+incompatible=v2.0.0',
    'go1.21rc2=1.21.0-rc.2=1.21rc2 go1.21.0 go1.23rc1 go1.23.0',
  ],
  hackage: ['1 1.0 1.0.1 1.1'],
  maven: ['1-alpha-1=1-a1 1-beta 1-milestone 1-rc=1-cr 1-snapshot 1=1-final=1.0=1-ga 1-sp 1-xyz 1-1 1.1'],
  nuget: ['1.0.0-alpha=1.0.0-ALPHA 1.0=1.0.0.0=1.0.0+x 1.0.0.1'],
  packagist: ['1.0-dev 1.0alpha1 1.0b2 1.0RC1 1.0=v1.0 1.0.1 1.0pl1'],
  pub: ['1.0.0-a 1.0.0 1.0.0+1 1.0.0+2 1.0.1'],
  pypi: ['odd 1.0.dev1 1.0a1 1.0b1 1.0rc1=1.0c1 1.0=1.0.0=v1 1.0+local 1.0.post1=1.0-1 1.1 1!0.1'],
  rpm: ['1.0~rc1 1.0 1.0^git1 1.0.1', '1-1 1-1.el8 1-2', '1.a 1.1', '0:1=1 1:0.1'],
  rubygems: ['1.0.a9 1.0.a10 1.0.b1 1=1.0=1.0.0 1.0.1 2'],
  semver: ['1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-rc.1 1.0.0=v1.0.0=1.0.0+b 1.0.1 99999999999999999999.0.0'],
}

let compared = 0
for (const [scheme, lines] of Object.entries(orders))
  for (const line of lines)
    test(`${scheme}: ${line.replaceAll(' ', ' < ')}`, () => {
      const compare = VERSION_SCHEMES[scheme as VersionScheme]
      const places = line.split(' ').flatMap((equal, place) => equal.split('=').map((version) => ({ version, place })))
      for (const a of places)
        for (const b of places) {
          compared++
          const order = Math.sign(compare(a.version, b.version))
          assert.equal(order, Math.sign(a.place - b.place), `${a.version} and ${b.version}`)
        }
    })
test('many pairs were compared', () => assert.ok(compared > 500, `${compared}`))

const RUNS = { numRuns: Number(process.env['FC_RUNS'] ?? 200) }
const piece = fc.constantFrom(
  ...'0 1 2 9 10 01 . - _ + ~ ^ : ! v a b c rc alpha beta pre dev post p r -r _p sp final ga x é'.split(' '),
  '',
)
const anything = fc.oneof(
  fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')), // Of `#` PHP makes any number, which is no order.
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll('#', '')),
)

for (const [scheme, compare] of Object.entries(VERSION_SCHEMES))
  test(`${scheme} orders any texts, and wholly`, () => {
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        assert.equal(compare(a, a), 0)
        const [ab, bc] = [Math.sign(compare(a, b)), Math.sign(compare(b, c))]
        assert.equal(ab, 0 - Math.sign(compare(b, a)), `${a} and ${b}`)
        if (ab <= 0 && bc <= 0) assert.ok(compare(a, c) <= 0, `${a} <= ${b} <= ${c}`)
      }),
      RUNS,
    )
  })

test('long texts take linear time: a hundred thousand characters are read', () => {
  for (const compare of Object.values(VERSION_SCHEMES))
    for (const unit of ['1', '1.', 'a', '-', '~', '1a', '_p1', '0'])
      assert.equal(compare(unit.repeat(100_000), unit.repeat(100_000)), 0)
})
