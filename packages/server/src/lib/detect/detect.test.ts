import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Match } from '@ringwall/engines/detection'
import { type EventLog, localScope, type Scan } from '@ringwall/model'
import { detect, loadRules } from './index.ts'

const RULES = `title: An interactive shell in a pod
id: 00000000-0000-4000-8000-000000000001
level: high
tags: [attack.t1609]
logsource: {product: kubernetes, service: audit}
detection:
  exec: {verb: create, objectRef.subresource: exec}
  condition: exec
---
title: The root user of an account is used
id: 00000000-0000-4000-8000-000000000002
level: medium
logsource: {product: aws, service: cloudtrail}
detection: {root: {userIdentity.type: Root}, condition: root}
---
title: A rule with a mistake
id: 00000000-0000-4000-8000-000000000003
logsource: {product: aws}
detection: {a: {b: c}, condition: d}
---
title: A failed login
id: 00000000-0000-4000-8000-000000000004
logsource: {product: linux, service: auth}
detection: {a: {outcome: failure}, condition: a}
`
const EXEC = JSON.stringify({
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  verb: 'create',
  objectRef: { resource: 'pods', subresource: 'exec' },
  requestReceivedTimestamp: '2026-01-02T03:04:05Z',
})
const RECORD = { eventVersion: '1.08', eventSource: 'x', awsRegion: 'y', userIdentity: { type: 'Root' } }

function project(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'detect-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries({ 'rules/a.yml': RULES, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

interface Asked {
  readonly targets: readonly string[]
  readonly input?: string
  readonly log?: EventLog
}

async function run(root: string, { targets, input = '', log }: Asked): Promise<Scan & { matches: Match[] }> {
  const matches: Match[] = []
  const { scan } = await detect(
    {
      version: '0',
      scope: localScope(),
      targets: targets.map((target) => (target === '-' ? target : join(root, target))),
      input: Readable.from([input]),
      loaded: await loadRules([join(root, 'rules')], new AbortController().signal),
      log,
      now: () => 7,
      clock: undefined,
      onMatches: async (found) => void matches.push(...found),
      onProgress: () => undefined,
    },
    new AbortController().signal,
  )
  return { ...scan, matches }
}

/** Without the rule that is refused. */
function gapsOf({ coverage }: Scan): readonly string[] {
  return coverage.gaps
    .filter(({ code }) => code !== 'rule_refused')
    .map(({ code, message, at }) => `${code}@${'start' in at ? at.start.line : '-'} ${message}`)
}

function found({ findings }: Scan): readonly unknown[] {
  return findings.map((finding) => [finding.rule.slice(-1), finding.class === 'detection_finding' && finding.count])
}

test('events of several files, formats and shapes', async (t) => {
  const root = project(t, {
    'logs/audit.json.gz': gzipSync(`${EXEC}\n${EXEC}\n`),
    'logs/trail.json': JSON.stringify({ Records: [{ ...RECORD, userIdentity: {} }, RECORD] }),
    'logs/notes.txt': 'not read',
  })
  const scan = await run(root, { targets: ['logs'] })
  assert.deepEqual(found(scan), [
    ['1', 2],
    ['2', 1],
  ])
  const [exec, root2] = scan.findings
  assert.deepEqual(
    exec?.evidence.map(({ span, event }) => [span.start.line, event]),
    [
      [
        1,
        {
          time: Date.UTC(2026, 0, 2, 3, 4, 5),
          fields: [
            ['verb', 'create'],
            ['objectRef.subresource', 'exec'],
          ],
        },
      ],
      [
        2,
        {
          time: Date.UTC(2026, 0, 2, 3, 4, 5),
          fields: [
            ['verb', 'create'],
            ['objectRef.subresource', 'exec'],
          ],
        },
      ],
    ],
  )
  assert.deepEqual(root2?.evidence[0]?.path, ['Records', 1])
  assert.deepEqual([scan.coverage.objectsJudged, scan.coverage.filesRead, gapsOf(scan)], [4, 2, []])
  assert.equal(scan.matches.length, 3)
  assert.equal(scan.rules.size, 3)
})

test('a rule that is refused is a gap, with its place', async (t) => {
  const { coverage } = await run(project(t, { 'a.json': EXEC }), { targets: ['a.json'] })
  const [gap] = coverage.gaps
  assert.ok(gap !== undefined && 'start' in gap.at)
  assert.deepEqual([coverage.gaps.length, gap.code, gap.at.start.line], [1, 'rule_refused', 19])
})

test('standard input, of which lines are no JSON', async (t) => {
  const scan = await run(project(t, {}), { targets: ['-'], input: `# begin\n${EXEC}\n{"a":\n${EXEC}\n` })
  assert.deepEqual(found(scan), [['1', 2]])
  assert.deepEqual(gapsOf(scan), ['syntax@1 is no JSON; nor can 1 more of its lines be read'])
  assert.deepEqual(
    scan.findings.map(({ asset }) => asset),
    [{ kind: 'file', scope: localScope(), target: 'stdin', path: '-' }],
  )
})

const LINUX: EventLog = { product: 'linux', services: ['auth'], categories: [] }
const others = `{"outcome":"failure"}\n{"outcome":"success"}\n`
test('events whose log is not known are a gap, unless it is named', async (t) => {
  const root = project(t, { 'a.json': others })
  const unknown = await run(root, { targets: ['a.json'] })
  assert.deepEqual([found(unknown), unknown.coverage.objectsJudged], [[], 0])
  assert.deepEqual(gapsOf(unknown), [
    'unknown_log@1 the log of this event is not known (--log names it); nor of 1 more',
  ])
  const named = await run(root, { targets: ['a.json'], log: LINUX })
  assert.deepEqual([found(named), named.coverage.objectsJudged, gapsOf(named)], [[['4', 1]], 2, []])
})

test('events that no rule is about are counted by their log', async (t) => {
  const root = project(t, { 'a.json': others })
  const scan = await run(root, { targets: ['a.json'], log: { ...LINUX, services: ['cron'], categories: ['job'] } })
  assert.deepEqual(scan.coverage.passedOver, { 'linux/cron/job': 2 })
  assert.deepEqual([scan.coverage.objectsJudged, gapsOf(scan)], [0, []])
})

const CORRELATION = `title: Somebody guesses a password and succeeds
id: 00000000-0000-4000-8000-000000000005
level: critical
correlation:
  type: temporal_ordered
  rules: [guesses, success]
  group-by: [user]
  timespan: 1m
---
title: Failures
name: guesses
correlation: {type: event_count, rules: [failure], group-by: [user], timespan: 10s, condition: {gte: 3}}
---
title: Failure
name: failure
logsource: {product: linux, service: auth}
detection: {a: {outcome: failure}, condition: a}
---
title: Success
name: success
logsource: {product: linux, service: auth}
detection: {a: {outcome: success}, condition: a}
---
title: Not run
id: 00000000-0000-4000-8000-000000000006
correlation: {type: value_sum, rules: [success], group-by: [user], timespan: 1m, condition: {field: size, gt: 3}}
`
const login = (second: number, outcome: string, user = 'bob'): string =>
  JSON.stringify({ time: new Date(Date.UTC(2026, 0, 2, 3, 4, second)).toISOString(), outcome, user })
const FAILURES = [login(9, 'success'), login(3, 'failure'), login(1, 'failure'), login(5, 'failure', 'eve')]

test('a chain of correlations over files, whatever the order of their events', async (t) => {
  const files = { 'rules/b.yml': CORRELATION, 'logs/a.json': FAILURES.join('\n'), 'logs/b.json': login(2, 'failure') }
  const scan = await run(project(t, files), { targets: ['logs'], log: LINUX })
  assert.deepEqual(found(scan), [
    ['5', 1],
    ['4', 4],
  ])
  const [chain] = scan.findings
  const [evidence] = chain?.evidence ?? []
  assert.deepEqual(evidence?.event?.fields.slice(0, 2), [
    ['user', 'bob'],
    ['count', '2'],
  ])
  assert.match(evidence?.event?.fields[2]?.[1] ?? '', /^2026-01-02T03:04:03\.000Z .*a\.json:2$/)
  assert.equal(evidence?.span.start.line, 1)
  assert.deepEqual(gapsOf(scan), [])
  const refused = scan.coverage.gaps.filter(({ code }) => code === 'rule_refused').map(({ message }) => message)
  assert.ok(refused.includes('the rule is not run: a value_sum correlation is not run yet'))
})

test('matches without a time are not correlated, which is told', async (t) => {
  const root = project(t, { 'rules/b.yml': CORRELATION, 'a.json': '{"outcome":"failure","user":"bob"}\n'.repeat(3) })
  const scan = await run(root, { targets: ['a.json'], log: LINUX })
  assert.deepEqual(gapsOf(scan), [
    'no_time@1 this event tells no time, so that its match is not correlated; nor do 2 more',
  ])
})

const nothing: readonly (readonly [name: string, files: Record<string, string>, target: string, want: string])[] = [
  ['a file that is not there', {}, 'none.json', 'missing@- does not exist'],
  ['an empty file', { 'a.json': '' }, 'a.json', 'empty@- holds no event'],
  ['a folder without logs', { 'logs/a.txt': '' }, 'logs', 'nothing_judged@- holds no log in JSON'],
]
for (const [name, files, target, want] of nothing)
  test(`tells of ${name}`, async (t) =>
    assert.deepEqual(gapsOf(await run(project(t, files), { targets: [target] })), [want]))
