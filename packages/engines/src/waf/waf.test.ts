import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadSecLang } from '@ringwall/languages/seclang'
import { compileProgram, type Header, type Interruption, type Program, Transaction } from './index.ts'

interface Sent {
  readonly uri?: string
  readonly method?: string
  readonly headers?: readonly Header[]
  readonly body?: string
  readonly status?: number
  readonly page?: string
}

function program(text: string): Program {
  const { ruleset, errors } = loadSecLang([{ path: 'main.conf', text: `${ENGINE}\n${text}` }], () => [])
  assert.deepEqual(errors, [])
  const compiled = compileProgram(ruleset, { readData: () => undefined })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  return compiled.value
}

interface Judged {
  readonly ids: readonly number[]
  readonly verdict: Interruption | undefined
  readonly transaction: Transaction
}

function judge(
  text: string,
  { uri = '/', method = 'GET', headers = [], body = '', status = 200, page = '' }: Sent,
): Judged {
  const transaction = new Transaction(program(text), { id: 'u1', time: 0 })
  const peer = { address: '192.0.2.1', port: 4000 }
  const request = { method, uri, protocol: 'HTTP/1.1', headers, client: peer, server: { ...peer, port: 80 } }
  const verdicts = [transaction.requestHeaders(request), transaction.requestBody(body)]
  const typed: readonly Header[] = [['Content-Type', 'text/html']]
  verdicts.push(transaction.responseHeaders({ status, protocol: 'HTTP/1.1', headers: typed }))
  verdicts.push(transaction.responseBody(page))
  transaction.end()
  const verdict = verdicts.find((one) => one !== undefined)
  return { ids: transaction.hits.map(({ rule }) => rule.id), verdict, transaction }
}

const form: Sent = {
  method: 'POST',
  headers: [['Content-Type', 'application/x-www-form-urlencoded']],
  body: 'a=1&b=two+2',
}
const json: Sent = { method: 'POST', headers: [['Content-Type', 'application/json']], body: '{"a":[1,{"b":"x"}]}' }

const JSON_ON = 'SecAction "id:900,phase:1,nolog,ctl:requestBodyProcessor=JSON"\n'
/** Each rule that is named by its id fires, and no other. */
const cases: readonly (readonly [name: string, rules: string, sent: Sent, ids: readonly number[]])[] = [
  ['arguments of the query', 'SecRule ARGS:a "@streq b c" "id:1,phase:1"', { uri: '/?a=b%20c' }, [1]],
  ['a name in any case', 'SecRule ARGS:A "@streq b" "id:1,phase:1"', { uri: '/?a=b' }, [1]],
  ['an excluded name', 'SecRule ARGS|!ARGS:a "@streq b" "id:1,phase:1"', { uri: '/?a=b' }, []],
  ['names by pattern', 'SecRule ARGS:/^x/ "@rx ." "id:1,phase:1"', { uri: '/?ax=1' }, []],
  ['a count', 'SecRule &ARGS "@eq 2" "id:1,phase:1"', { uri: '/?a=1&b=2' }, [1]],
  ['a count of one name', 'SecRule &ARGS:c "@eq 0" "id:1,phase:1"', { uri: '/?a=1' }, [1]],
  ['a form', 'SecRule ARGS_POST:b "@streq two 2" "id:1,phase:2"', form, [1]],
  ['JSON by path', `${JSON_ON}SecRule ARGS:json.a.array_1.b "@streq x" "id:1,phase:2"`, json, [1]],
  ['cookies', 'SecRule REQUEST_COOKIES:s "@streq 1" "id:1,phase:1"', { headers: [['Cookie', 'a=b; s=1']] }, [1]],
  ['a response', 'SecRule RESPONSE_BODY "@contains oops" "id:1,phase:4"', { page: 'oops' }, [1]],
  ['a status', 'SecRule RESPONSE_STATUS "@ge 500" "id:1,phase:3"', { status: 503 }, [1]],
  ['a negated operator', 'SecRule REQUEST_METHOD "!@within GET HEAD" "id:1,phase:1"', { method: 'PUT' }, [1]],
  ['no value, no match', 'SecRule ARGS:a "!@streq b" "id:1,phase:1"', {}, []],
  [
    'transformations in order',
    'SecRule ARGS "@streq ab" "id:1,phase:1,t:base64Decode,t:lowercase"',
    { uri: '/?x=QUI=' },
    [1],
  ],
  [
    'steps of transformations',
    'SecRule ARGS "@streq QUI=" "id:1,phase:1,t:base64Decode,multiMatch"',
    { uri: '/?x=QUI=' },
    [1],
  ],
  ['a chain that holds', chain('a', '2'), { uri: '/?a=1&b=2' }, [1]],
  ['a chain that fails', chain('a', '3'), { uri: '/?a=1&b=2' }, []],
  [
    'what a link sets, though the chain fails',
    `${chain('a', '3')}\nSecRule TX:seen "@eq 1" "id:2,phase:1"`,
    { uri: '/?a=1&b=2' },
    [2],
  ],
  [
    'groups',
    'SecRule ARGS "@rx (b)(c)?" "id:1,phase:1,capture,chain"\nSecRule TX:1 "@streq b"',
    { uri: '/?a=xb' },
    [1],
  ],
  [
    'macros',
    'SecAction "id:1,phase:1,nolog,setvar:tx.a=b"\nSecRule ARGS "@streq %{tx.a}" "id:2,phase:1"',
    { uri: '/?x=b' },
    [2],
  ],
  [
    'sums',
    'SecAction "id:1,phase:1,nolog,setvar:tx.n=5,setvar:tx.n=+3,setvar:tx.n=-1"\nSecRule TX:n "@eq 7" "id:2,phase:1"',
    {},
    [2],
  ],
  ['skip', 'SecAction "id:1,phase:1,skip:1"\nSecAction "id:2,phase:1"\nSecAction "id:3,phase:1"', {}, [1, 3]],
  [
    'skipAfter',
    'SecAction "id:1,phase:1,skipAfter:END"\nSecAction "id:2,phase:1"\nSecMarker END\nSecAction "id:3,phase:1"',
    {},
    [1, 3],
  ],
  ['ctl that removes a rule', 'SecAction "id:1,phase:1,nolog,ctl:ruleRemoveById=2"\nSecAction "id:2,phase:1"', {}, []],
  [
    'ctl that removes a target',
    'SecAction "id:1,phase:1,nolog,ctl:ruleRemoveTargetById=2;ARGS:a"\nSecRule ARGS "@rx ." "id:2,phase:1"',
    { uri: '/?a=1' },
    [],
  ],
  ['ctl that turns the engine off', 'SecAction "id:1,phase:1,ctl:ruleEngine=Off"\nSecAction "id:2,phase:1"', {}, [1]],
  [
    'matched names',
    'SecRule ARGS "@rx ^2" "id:1,phase:1,chain"\nSecRule MATCHED_VAR_NAME "@streq ARGS:b"',
    { uri: '/?a=1&b=2' },
    [1],
  ],
  ['phases in order', 'SecAction "id:2,phase:2"\nSecAction "id:5,phase:5"\nSecAction "id:1,phase:1"', {}, [1, 2, 5]],
  ['bad encoding', 'SecRule URLENCODED_ERROR "@eq 1" "id:1,phase:1"', { uri: '/?a=%zz' }, [1]],
  ['a body that is no JSON', `${JSON_ON}SecRule REQBODY_ERROR "@eq 1" "id:1,phase:2"`, { ...json, body: '{"a":' }, [1]],
]
for (const [name, rules, sent, ids] of cases) test(name, () => assert.deepEqual(judge(rules, sent).ids, ids))

const verdicts: readonly (readonly [name: string, rules: string, sent: Sent, want: Interruption | undefined])[] = [
  ['deny', 'SecAction "id:1,phase:1,deny"', {}, { kind: 'deny', ruleId: 1, status: 403, url: '', phase: 1 }],
  [
    'a status',
    'SecAction "id:1,phase:2,deny,status:406"',
    {},
    { kind: 'deny', ruleId: 1, status: 406, url: '', phase: 2 },
  ],
  [
    'block',
    'SecDefaultAction "phase:1,drop"\nSecAction "id:1,phase:1,block"',
    {},
    { kind: 'drop', ruleId: 1, status: 403, url: '', phase: 1 },
  ],
  [
    'redirect',
    'SecAction "id:1,phase:1,redirect:/no?%{REQUEST_METHOD}"',
    {},
    { kind: 'redirect', ruleId: 1, status: 302, url: '/no?GET', phase: 1 },
  ],
  ['allow', 'SecAction "id:1,phase:1,allow"\nSecAction "id:2,phase:2,deny"', {}, undefined],
  [
    'allow for a phase',
    'SecAction "id:1,phase:1,allow:phase"\nSecAction "id:2,phase:2,deny"',
    {},
    { kind: 'deny', ruleId: 2, status: 403, url: '', phase: 2 },
  ],
  ['detection alone', 'SecRuleEngine DetectionOnly\nSecAction "id:1,phase:1,deny"', {}, undefined],
  ['pass', 'SecAction "id:1,phase:1,pass"', {}, undefined],
  ['a body over the limit', 'SecRequestBodyLimit 5', form, { kind: 'deny', ruleId: 0, status: 413, url: '', phase: 2 }],
]
for (const [name, rules, sent, want] of verdicts)
  test(`verdict of ${name}`, () => assert.deepEqual(judge(rules, sent).verdict, want))

test('a hit tells its message, what matched and its tags', () => {
  const { transaction } = judge(
    `SecRule ARGS "@rx (b)" "id:7,phase:1,capture,t:lowercase,msg:'found %{TX.1}',logdata:'%{MATCHED_VAR_NAME}',tag:'t/%{RULE.id}',severity:2"`,
    { uri: '/?x=aB' },
  )
  const [hit] = transaction.hits
  assert.ok(hit !== undefined)
  const { rule, ...told } = hit
  assert.equal(rule.id, 7)
  assert.deepEqual(told, {
    phase: 1,
    message: 'found b',
    logData: 'ARGS:x',
    matched: { name: 'ARGS:x', value: 'ab' },
    tags: ['t/7'],
  })
})

test('a rule that cannot run is an error with its place', () => {
  const { ruleset } = loadSecLang([{ path: 'a.conf', text: '\nSecRule ARGS "@rx a(?=b)" "id:1"' }], () => [])
  const compiled = compileProgram(ruleset, { readData: () => undefined })
  assert.ok(!compiled.ok)
  assert.deepEqual([compiled.error[0]?.file, compiled.error[0]?.line], ['a.conf', 2])
})

function chain(argument: string, second: string): string {
  return `SecRule ARGS:${argument} "@streq 1" "id:1,phase:1,setvar:tx.seen=1,chain"\nSecRule ARGS:b "@streq ${second}"`
}

const ENGINE = 'SecRuleEngine On\nSecRequestBodyAccess On\nSecResponseBodyAccess On'
