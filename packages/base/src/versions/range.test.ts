import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedAfter, isAffected, type RangeEvent, schemeOf, VERSION_SCHEMES } from './index.ts'

const events = (text: string): readonly RangeEvent[] =>
  text.split(' ').map((event) => {
    const [kind = '', version = ''] = event.split('=')
    return { kind, version } as RangeEvent
  })

const cases: readonly { events: string; yes: readonly string[]; no: readonly string[] }[] = [
  { events: 'introduced=0', yes: ['0.0.1', '0.0.0-alpha', '9.0.0'], no: [] },
  { events: 'introduced=0 fixed=1.2.0', yes: ['0.1.0', '1.2.0-rc1'], no: ['1.2.0', '2.0.0'] },
  { events: 'introduced=1.0.0 last_affected=1.5.0', yes: ['1.0.0', '1.5.0'], no: ['0.9.0', '1.5.1'] },
  {
    events: 'fixed=2.1.0 introduced=2.0.0 fixed=1.1.0 introduced=1.0.0',
    yes: ['1.0.5', '2.0.0'],
    no: ['1.1.0', '1.9.0', '2.1.0'],
  },
  { events: 'introduced=1.0.0 limit=1.3.0', yes: ['1.2.9'], no: ['1.3.0', '2.0.0'] },
  { events: 'introduced=1.0.0 limit=*', yes: ['2.0.0'], no: ['0.9.0'] },
  { events: 'fixed=1.0.0', yes: [], no: ['0.9.0', '1.0.0'] },
  { events: 'introduced=1.0.0 fixed=1.0.0', yes: [], no: ['1.0.0', '2.0.0'] },
  { events: 'introduced=0 fixed=1.0.0 introduced=1.0.0 fixed=1.1.0', yes: ['0.9.0', '1.0.0'], no: ['1.1.0'] },
  { events: 'last_affected=1.0.0 introduced=1.0.0', yes: ['1.0.0'], no: ['0.9.0', '1.0.1'] },
]
for (const c of cases)
  test(`a range of ${c.events}`, () => {
    const hit = (version: string) => isAffected(events(c.events), version, VERSION_SCHEMES.semver)
    assert.deepEqual(
      c.yes.filter((version) => !hit(version)),
      [],
    )
    assert.deepEqual(c.no.filter(hit), [])
  })

test('the version that mends is the lowest above', () => {
  const range = events('introduced=0 fixed=1.1.0 introduced=2.0.0 fixed=2.1.0')
  const fix = (version: string) => fixedAfter(range, version, VERSION_SCHEMES.semver)
  assert.deepEqual([fix('1.0.0'), fix('2.0.5'), fix('3.0.0')], ['1.1.0', '2.1.0', undefined])
})

test('ecosystems are known whatever release they name', () => {
  const schemes = [
    'Debian:12',
    'Ubuntu:Pro:22.04:LTS',
    'Alpine:v3.20',
    'Red Hat:rhel_e4s:9.2::appstream',
    'Root:Alpine:3.18',
    'Root:PyPI',
    'CocoaPods',
    'npm',
    'Root:',
    'Root:Nope',
    'Nope',
  ]
  const expected = ['debian', 'debian', 'alpine', 'rpm', 'alpine', 'pypi', 'rubygems', 'semver']
  assert.deepEqual(schemes.map(schemeOf), [...expected, undefined, undefined, undefined])
})
