import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadSecLang, type Ruleset, type SecRule } from './index.ts'

function load(text: string, others: Readonly<Record<string, string>> = {}): ReturnType<typeof loadSecLang> {
  return loadSecLang([{ path: 'main.conf', text }], (path) =>
    others[path] === undefined ? [] : [{ path, text: others[path] }],
  )
}

function rules({ steps }: Ruleset): readonly SecRule[] {
  return steps.flatMap((step) => (step.kind === 'rule' ? [step.rule] : []))
}

test('a rule is a frozen record of all that it says', () => {
  const { ruleset, errors } = load(`
SecDefaultAction "phase:2,log,auditlog,deny,status:406"
# a comment
SecRule ARGS|!ARGS:/^pass/|&REQUEST_HEADERS:Host|XML:/*/text() "!@rx ^%{tx.a} \\"b\\"$" \\
    "id:1,phase:2,block,t:none,t:urlDecodeUni,capture,multiMatch,severity:CRITICAL,\\
    msg:'it\\'s, %{MATCHED_VAR}',tag:'a/b',setvar:'tx.n=+%{tx.five}',chain"
  SecRule TX:1 "@gt 3" "t:length,ctl:ruleRemoveTargetById=10-20;ARGS:x"`)
  assert.deepEqual(errors, [])
  const [rule] = rules(ruleset)
  assert.ok(rule !== undefined && Object.isFrozen(rule.links[0].targets))
  const { links, ...head } = rule
  assert.deepEqual(head, {
    id: 1,
    place: { file: 'main.conf', line: 4 },
    phase: 2,
    disruptive: { kind: 'deny' },
    status: 406,
    isLogged: true,
    isAudited: true,
    tags: [['a/b']],
    severity: 2,
    skip: 0,
    skipAfter: undefined,
    details: { rev: '', ver: '', maturity: '', accuracy: '' },
  })
  assert.deepEqual(links[0], {
    place: { file: 'main.conf', line: 4 },
    targets: [
      { variable: 'ARGS', mode: 'value', selector: undefined },
      { variable: 'ARGS', mode: 'exclude', selector: { kind: 'pattern', pattern: '^pass' } },
      { variable: 'REQUEST_HEADERS', mode: 'count', selector: { kind: 'key', key: 'Host' } },
      { variable: 'XML', mode: 'value', selector: { kind: 'xpath', path: '/*/text()' } },
    ],
    operator: { name: 'rx', negated: true, argument: ['^', { variable: 'TX', key: 'a' }, ' "b"$'] },
    transformations: ['urldecodeuni'],
    capturing: true,
    multiMatch: true,
    message: ["it's, ", { variable: 'MATCHED_VAR', key: undefined }],
    logData: undefined,
    effects: [
      {
        kind: 'set',
        name: ['tx.n'],
        change: { kind: 'add', value: [{ variable: 'TX', key: 'five' }] },
      },
    ],
  })
  assert.deepEqual(links[1]?.effects, [
    {
      kind: 'control',
      control: {
        kind: 'remove_target',
        which: { by: 'id', ranges: [[10, 20]] },
        target: { variable: 'ARGS', mode: 'value', selector: { kind: 'key', key: 'x' } },
      },
    },
  ])
})

test('settings, markers, includes and updates', () => {
  const { ruleset, errors } = load(
    `SecRuleEngine DetectionOnly
SecRequestBodyLimit 1000
SecResponseBodyMimeType text/html
SecAuditLog /var/log/audit
Include more.conf
IncludeOptional none.conf
SecRule ARGS "a" "id:2,tag:x,msg:'two'"
SecRule ARGS "a" "id:3,tag:y"
SecMarker END
SecRuleRemoveById 1 3-9
SecRuleUpdateTargetByTag x "!ARGS:free"
SecRuleUpdateActionById 2 "pass,nolog"`,
    { 'more.conf': 'SecAction "id:1,nolog,pass"' },
  )
  assert.deepEqual(errors, [])
  assert.equal(ruleset.settings.engine, 'detection_only')
  assert.equal(ruleset.settings.requestBodyLimitBytes, 1000)
  assert.deepEqual(ruleset.settings.responseBodyTypes, ['text/html'])
  assert.deepEqual(
    ruleset.steps.map((step) => (step.kind === 'rule' ? step.rule.id : step.name)),
    [2, 'END'],
  )
  const [rule] = rules(ruleset)
  assert.deepEqual([rule?.isLogged, rule?.links[0].targets.length], [false, 2])
})

const wrong: readonly (readonly [text: string, line: number, message: RegExp])[] = [
  ['SecRule ARGS', 1, /^SecRule takes variables, an operator and actions, and here are 1 words$/],
  ['\nSecRule NOPE "a" "id:1"', 2, /^variable "NOPE" is not known$/],
  ['SecRule ARGS "@nope a" "id:1', 1, /^quote " is not closed$/],
  ['SecRule ARGS "a" "id:x"', 1, /^id "x" is no number$/],
  ['SecRule ARGS "a" "id:1,phase:9"', 1, /^phase "9" is not known$/],
  ['SecRule ARGS "a" "id:1,t:nope"', 1, /^transformation "nope" is not known$/],
  ['SecRule ARGS "a" "id:1,exec:/bin/x"', 1, /^action "exec" is not supported$/],
  ['SecRule ARGS "a" "id:1,fly"', 1, /^action "fly" is not known$/],
  ['SecRule ARGS "a" "id:1,msg:\'x"', 1, /^a quote ' in the actions is not closed$/],
  ['SecRule ARGS "a" "id:1,ctl:nope=1"', 1, /^ctl "nope" is not known$/],
  ['SecRule REQUEST_URI:x "a" "id:1"', 1, /^variable REQUEST_URI has no parts to select$/],
  ['SecRule ARGS "a" "id:1,chain"', 1, /^the chain is not continued$/],
  ['SecRule ARGS "a" "id:1"\nSecRule ARGS "b" "id:1"', 2, /^id 1 is taken by a rule at main.conf:1$/],
  ['SecDefaultAction "deny"', 1, /^default actions name no phase$/],
  ['SecRuleEngine Maybe', 1, /^SecRuleEngine: "Maybe" is not one of on, off, detectiononly$/],
  ['SecNope 1', 1, /^directive "SecNope" is not known$/],
  ['Include missing.conf', 1, /^included file "missing.conf" is not there$/],
  ['SecRuleRemoveById x', 1, /^"x" is not a rule id or a range of them$/],
]
for (const [text, line, message] of wrong)
  test(`refuses ${text.trim()}`, () => {
    const { errors } = load(text)
    assert.equal(errors.length, 1)
    assert.deepEqual([errors[0]?.file, errors[0]?.line], ['main.conf', line])
    assert.match(errors[0]?.message ?? '', message)
  })

test('one wrong rule stops no other', () => {
  const { ruleset, errors } = load('SecRule NOPE "a" "id:1"\nSecRule ARGS "a" "id:2"\nSecNope')
  assert.deepEqual(
    rules(ruleset).map(({ id }) => id),
    [2],
  )
  assert.equal(errors.length, 2)
})

test('a file that includes itself is an error and an end', () => {
  const { errors } = load('Include self.conf', { 'self.conf': 'Include self.conf' })
  assert.match(errors[0]?.message ?? '', /^includes are nested deeper than 16$/)
})

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'SecRule ',
        'SecAction ',
        'ARGS',
        ' "',
        '"',
        "'",
        '\\',
        '\n',
        'id:',
        ',',
        '|',
        '!',
        '&',
        '/',
        ':',
        '`',
      ),
      fc.constantFrom(
        '@rx ',
        '@pm a',
        'chain',
        't:',
        'setvar:tx.',
        '=',
        'ctl:',
        '%{',
        '}',
        'SecMarker x',
        'phase:2',
        '#',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test('any text is read', () => {
  let failed = 0
  fc.assert(
    fc.property(texts, (text) => {
      failed += load(text).errors.length
    }),
    { numRuns: 2000 },
  )
  assert.ok(failed > 1000, `${failed} errors`)
})
