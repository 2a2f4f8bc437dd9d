import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileOperator } from './index.ts'

interface Case {
  readonly name: string
  readonly argument: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

const cases: readonly Case[] = [
  { name: 'beginswith', argument: 'ab', yes: ['abc'], no: ['cab', ''] },
  { name: 'contains', argument: 'b', yes: ['abc'], no: ['ac'] },
  { name: 'containsword', argument: 'ab', yes: ['x ab.', 'ab'], no: ['xab', 'abc'] },
  { name: 'detectsqli', argument: '', yes: ["1' OR '1'='1"], no: ['one or two'] },
  { name: 'detectxss', argument: '', yes: ['<script>'], no: ['a < b'] },
  { name: 'endswith', argument: 'bc', yes: ['abc'], no: ['bca'] },
  { name: 'eq', argument: '5', yes: ['5', ' 5x'], no: ['50', ''] },
  { name: 'ge', argument: '5', yes: ['5', '6'], no: ['4', 'x'] },
  { name: 'gt', argument: '5', yes: ['6'], no: ['5'] },
  {
    name: 'ipmatch',
    argument: '10.0.0.0/8, 2001:db8::/32,192.0.2.7',
    yes: ['10.1.2.3', '2001:db8::1'],
    no: ['11.0.0.1', 'x'],
  },
  { name: 'ipmatchfromfile', argument: 'networks', yes: ['192.0.2.200'], no: ['192.0.3.1'] },
  { name: 'le', argument: '5', yes: ['5', '-1'], no: ['6'] },
  { name: 'lt', argument: '5', yes: ['4', 'none'], no: ['5'] },
  { name: 'nids', argument: 'cl \\d{8}-[\\dkK]', yes: ['11111111-1'], no: ['11111111-2'] },
  { name: 'nomatch', argument: '', yes: [], no: ['', 'a'] },
  { name: 'pm', argument: 'evil |41 42| worse', yes: ['so EVIL', 'xABx'], no: ['bad'] },
  { name: 'pmfromfile', argument: 'phrases', yes: ['a two words b'], no: ['# comment', 'two  words'] },
  { name: 'rx', argument: 'a(b+)', yes: ['xabb'], no: ['AB'] },
  { name: 'rxglobal', argument: 'a', yes: ['banana'], no: ['x'] },
  { name: 'streq', argument: 'ab', yes: ['ab'], no: ['abc'] },
  { name: 'unconditionalmatch', argument: '', yes: ['', 'a'], no: [] },
  { name: 'validatebyterange', argument: '32-126, 9', yes: ['a\n', '\x7f'], no: ['a\tb', ''] },
  { name: 'validateurlencoding', argument: '', yes: ['%zz', '%1'], no: ['%20', 'a'] },
  { name: 'validateutf8encoding', argument: '', yes: ['\xc0\xaf', '\xe2\x82'], no: ['\xe2\x82\xac', 'a'] },
  { name: 'verifycc', argument: '\\d{16}', yes: ['no 4111111111111111'], no: ['4111111111111112'] },
  { name: 'verifycpf', argument: '[\\d.-]{14}', yes: ['529.982.247-25'], no: ['529.982.247-26', '111.111.111-11'] },
  { name: 'verifyssn', argument: '\\d{3}-\\d{2}-\\d{4}', yes: ['078-05-1120'], no: ['000-05-1120', '111-11-1111'] },
  { name: 'verifysvnr', argument: '\\d{10}', yes: ['1237010180'], no: ['1238010180'] },
  { name: 'within', argument: 'GET POST', yes: ['GET', ''], no: ['PUT'] },
]
const files: Readonly<Record<string, string>> = {
  networks: '# ours\n192.0.2.0/24\n',
  phrases: '# comment\ntwo words\n\nother',
}

for (const { name, argument, yes, no } of cases)
  test(`@${name} ${argument}`, () => {
    const operator = compileOperator(name, argument, (path) => files[path])
    assert.ok(operator.ok, operator.ok ? '' : operator.error)
    for (const value of yes) assert.equal(operator.value.matches(value), true, value)
    for (const value of no) assert.equal(operator.value.matches(value), false, value)
  })

const groups: readonly (readonly [name: string, argument: string, value: string, groups: readonly string[]])[] = [
  ['rx', 'a(b)|(c)', 'xab', ['ab', 'b', '']],
  ['rxglobal', 'a(.)', 'abac', ['ab', 'b', 'ac', 'c']],
  ['pm', 'evil', 'so EVIL', ['EVIL']],
  ['detectsqli', '', "1' OR '1'='1", ['s&sos']],
  ['verifycc', '\\d{16}', 'no 4111111111111111', ['4111111111111111']],
  ['streq', 'a', 'a', []],
]
for (const [name, argument, value, want] of groups)
  test(`what @${name} finds`, () => {
    const operator = compileOperator(name, argument, () => undefined)
    assert.deepEqual(operator.ok && operator.value.groups(value), want)
  })

const refused: readonly (readonly [name: string, argument: string, reason: RegExp])[] = [
  ['geolookup', '', /^operator @geolookup is not supported: it reaches outside the engine$/],
  ['nope', '', /^operator @nope is not known$/],
  ['rx', 'a(?=b)', /^the pattern cannot be run/],
  ['ipmatch', '10.0.0.0/33', /^"10.0.0.0\/33" is not an address or a network$/],
  ['pmfromfile', 'missing', /^data file "missing" is not there$/],
  ['pmfromfile', '', /^no data file is named$/],
  ['nids', 'xx .', /^country "xx" is not known$/],
]
for (const [name, argument, reason] of refused)
  test(`refuses @${name} ${argument}`, () => {
    const operator = compileOperator(name, argument, () => undefined)
    assert.match(operator.ok ? 'compiled' : operator.error, reason)
  })
