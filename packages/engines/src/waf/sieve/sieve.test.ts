import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadSecLang } from '@ringwall/languages/seclang'
import fc from 'fast-check'
import { compileProgram, type Hit, type Program, Transaction } from '../index.ts'
import { Clauses } from './clauses.ts'
import { Scanner } from './scanner.ts'

const EVERYTHING = 'ARGS|ARGS_NAMES|REQUEST_COOKIES|REQUEST_HEADERS|!REQUEST_HEADERS:Skip|XML:/*'
const OPERATORS = [
  '@rx (?i)union\\s+select',
  '@rx <script[^>]*>',
  '@rx ^[\\w.]+$',
  '@rx (?:^|[;|&])\\s*(?:ls|cat|id)\\b',
  '!@rx ^[a-z]',
  '@rx [\'\\";=]',
  '@pm union Script etc/passwd',
  '@detectSQLi',
  '@detectXSS',
  '@contains ../',
  '@beginsWith a',
  '@streq cat',
  '@validateByteRange 9,32-126',
  '@validateUrlEncoding',
  '@validateUtf8Encoding',
  '@within cat dog',
  '@gt 3',
]
const CHAINS = [
  '',
  't:urlDecodeUni',
  't:urlDecodeUni,t:lowercase,t:htmlEntityDecode',
  't:cmdLine,t:normalizePath',
  't:base64Decode',
  't:removeWhitespace,t:jsDecode',
  't:replaceComments,t:compressWhitespace,multiMatch',
  't:utf8toUnicode,t:urlDecodeUni,t:removeNulls,multiMatch',
  't:length',
]

/** Each looks again at what the link before it matched. */
const CHAINED = ['a', '[0-9]', 'cat']
  .map(
    (word, i) =>
      `SecRule ARGS "@rx ${word}" "id:${95_000 + i},phase:2,pass,chain"\nSecRule MATCHED_VARS "@rx [a-z]+[;.]" "chain"\nSecRule MATCHED_VARS|MATCHED_VARS_NAMES "@pm cat union" "t:lowercase"`,
  )
  .join('\n')
const rules = OPERATORS.flatMap((operator, i) =>
  CHAINS.map((chain, j) => {
    const id = i * 100 + j + 1
    const actions = [
      `id:${id}`,
      'phase:2',
      'pass',
      'capture',
      't:none',
      chain,
      `setvar:tx.sum=+1`,
      `logdata:%{TX.0} %{TX.sum}`,
    ]
    return `SecRule ${EVERYTHING} "${operator}" "${actions.filter((action) => action !== '').join()}"`
  }),
)
const program = compiled(`SecRuleEngine On
SecRequestBodyAccess On
SecRule ARGS:free "@eq 1" "id:90001,phase:1,pass,nolog,ctl:ruleRemoveTargetById=1-900;ARGS:a"
SecRule ARGS:less "@eq 1" "id:90002,phase:1,pass,nolog,ctl:ruleRemoveById=300-500"
${rules.join('\n')}
${CHAINED}`)

function compiled(text: string): Program {
  const { ruleset, errors } = loadSecLang([{ path: 'main.conf', text }], () => [])
  assert.deepEqual(errors, [])
  const made = compileProgram(ruleset, { readData: () => undefined })
  assert.ok(made.ok)
  return made.value
}

const texts = fc
  .array(
    fc.constantFrom(
      ...[
        'union',
        ' SELECT ',
        '<script>',
        'cat',
        'a',
        ';',
        "'",
        '=',
        '../',
        '%3c',
        '%u003c',
        '&lt;',
        '/*',
        '*/',
        '\\x3c',
      ],
      ...[
        'etc/passwd',
        'Y2F0',
        ' ',
        '  ',
        '1',
        ' or ',
        '\0',
        '\xc0\xaf',
        '\xe9',
        '+',
        '%',
        'Zz',
        '.',
        '_',
        'dog',
        '\t',
        '--',
      ],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
const requests = fc.record({
  query: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'free', 'less', 'Union'), texts), { maxLength: 3 }),
  cookie: texts,
  header: texts,
  body: fc.oneof(
    texts,
    texts.map((text) => `<a b="1">${text.replace(/[<&]/g, '')}</a>`),
  ),
})

test('leaves out nothing that matches', () => {
  let hits = 0
  fc.assert(
    fc.property(requests, (request) => {
      const sieved = judged(request, 'sieved')
      assert.deepEqual(sieved.map(told), judged(request, 'plain').map(told))
      hits += sieved.length
    }),
    { numRuns: 300 },
  )
  assert.ok(hits > 5_000, `${hits} hits`)
})

type Request = typeof requests extends fc.Arbitrary<infer T> ? T : never

function judged({ query, cookie, header, body }: Request, manner: 'plain' | 'sieved'): readonly Hit[] {
  const transaction = new Transaction(program, { id: '1', time: 0, manner })
  const peer = { address: '192.0.2.1', port: 1 }
  transaction.requestHeaders({
    method: 'POST',
    uri: `/?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`,
    protocol: 'HTTP/1.1',
    headers: [
      ['Cookie', `c=${cookie}`],
      ['Skip', header],
      ['Other', header],
    ],
    client: peer,
    server: peer,
  })
  if (body.startsWith('<a b')) transaction.values.set('REQBODY_PROCESSOR', 'XML')
  transaction.requestBody(body)
  return transaction.hits
}

function told({ rule, matched, logData }: Hit): unknown {
  return [rule.id, matched, logData]
}

test('finds literals in one pass, single bytes and case aside', () => {
  const clauses = new Clauses()
  clauses.startChain(0)
  const filter = clauses.add({ length: 0, allOf: [['union', ';'], ['select']] })
  assert.ok(filter !== undefined)
  const scanner = new Scanner(clauses.literals, [{ text: '%', bit: 4 }], clauses.words)
  const bits = (text: string): number => (scanner.scan(text).words[filter.word] ?? 0) & filter.bits
  assert.equal(bits('UNION  Select'), filter.bits)
  assert.equal(bits(';select'), filter.bits)
  assert.notEqual(bits('union sele ct'), filter.bits)
  assert.equal(scanner.scan('a%').touched, 4)
  assert.equal(scanner.scan('a').touched, 0)
})

test('what says nothing is no filter', () => {
  const clauses = new Clauses()
  clauses.startChain(0)
  for (const allOf of [[], [['a', 'long']], [['']]]) assert.equal(clauses.add({ length: 0, allOf }), undefined)
})
