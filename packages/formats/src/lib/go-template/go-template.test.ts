import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  Budget,
  DEFAULT_TEMPLATE_LIMITS,
  type Dict,
  type Executed,
  type Func,
  fn,
  inFile,
  int,
  parseTemplate,
  Registry,
  type TemplateLimits,
  templateEngine,
  textOf,
  type Value,
} from './index.ts'

const dict = (entries: Readonly<Record<string, Value>>): Dict => new Map(Object.entries(entries))

const DATA = dict({
  big: 1e6,
  port: 8080,
  ratio: 0.25,
  yes: true,
  no: false,
  name: 'web',
  empty: '',
  nothing: null,
  list: ['p', 'q', 'r'],
  map: dict({ z: 1, a: 'x', m: dict({ deep: 'down' }) }),
  none: dict({}),
})
const FUNCTIONS: ReadonlyMap<string, Func> = new Map([
  ['upper', fn(['string'], (text) => text.toUpperCase())],
  ['twice', fn(['int'], (n) => int(n * 2))],
  ['half', fn(['float'], (n) => n / 2)],
])

function run(text: string, limits: TemplateLimits = DEFAULT_TEMPLATE_LIMITS): Executed {
  const source = { name: 'a.tpl', text }
  const registry = new Registry()
  const engine = templateEngine(registry, FUNCTIONS, new Budget(limits))
  const parsed = parseTemplate(source, 'a.tpl', engine.isFunction)
  if (parsed.kind === 'problem') return parsed
  for (const template of parsed.templates) registry.add(template)
  const main = parsed.templates.at(-1)
  assert.ok(main)
  return engine.execute(main, DATA)
}

function show(executed: Executed): string {
  return executed.kind === 'printed'
    ? textOf(executed.pieces)
    : `${executed.problem.offset}: ${executed.problem.message}`
}

/** What Go 1.26 prints. */
const printed: readonly (readonly [string, string])[] = [
  ['plain', 'plain'],
  ['a {{ .name }} b', 'a web b'],
  ['a {{- .name }} b', 'aweb b'],
  ['a \n\t {{- .name -}} \n b', 'awebb'],
  ['{{- /* a comment */ -}} x', 'x'],
  ['{{/* a }} b */}}x', 'x'],
  ['{{ "{{" }} }}', '{{ }}'],
  ['{{ 3 }}{{-3}}', '3-3'],
  [
    '{{ .big }} {{ .port }} {{ .ratio }} {{ 1e6 }} {{ 0x1F }} {{ 0644 }} {{ 1_000 }} {{ 0b11 }}',
    '1e+06 8080 0.25 1e+06 31 420 1000 3',
  ],
  [
    '{{ 123456.0 }} {{ 1234567.0 }} {{ 0.0001 }} {{ 0.00001 }} {{ -2.5 }} {{ 1e21 }}',
    '123456 1.234567e+06 0.0001 1e-05 -2.5 1e+21',
  ],
  ["{{ 'a' }} {{ '\\n' }} {{ '\\'' }}", '97 10 39'],
  ['{{ "\\u00e9\\t\\"\\x41\\101" }} {{ `raw\\n` }}', 'é\t"AA raw\\n'],
  ['{{ .nothing }}|{{ .missing }}|{{ .empty }}|{{ print nil }}', '<no value>|<no value>||<nil>'],
  ['{{ (.missing).field.other }}', '<no value>'],
  ['{{ .list }} {{ .map }} {{ .none }} {{ .yes }}', '[p q r] map[a:x m:map[deep:down] z:1] map[] true'],
  ['{{ if .yes }}a{{ end }}{{ if .no }}b{{ else }}c{{ end }}', 'ac'],
  ['{{ if .no }}a{{ else if .missing }}b{{ else if .yes }}c{{ else }}d{{ end }}', 'c'],
  ['{{ with .missing }}a{{ else with .name }}{{ . }}{{ else }}c{{ end }}', 'web'],
  ['{{ with $x := .name }}{{ $x }}{{ . }}{{ $.port }}{{ end }}', 'webweb8080'],
  ['{{ range .list }}{{ . }},{{ end }}', 'p,q,r,'],
  ['{{ range $i, $x := .list }}{{ $i }}{{ $x }} {{ end }}', '0p 1q 2r '],
  ['{{ range $k, $v := .map }}{{ $k }}={{ $v }};{{ end }}', 'a=x;m=map[deep:down];z=1;'],
  ['{{ range .missing }}a{{ else }}none{{ end }}{{ range .none }}a{{ else }}none{{ end }}', 'nonenone'],
  ['{{ range 3 }}{{ . }}{{ end }}{{ range $i := 2 }}{{ $i }}{{ end }}', '01201'],
  ['{{ range .list }}{{ if eq . "q" }}{{ continue }}{{ end }}{{ . }}{{ end }}', 'pr'],
  ['{{ range .list }}{{ if eq . "q" }}{{ break }}{{ end }}{{ . }}{{ else }}x{{ end }}', 'p'],
  ['{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $x := 3 }}{{ end }}{{ $x }}', '2'],
  ['{{ $x := "" }}{{ range $x = .list }}{{ end }}{{ $x }}', 'r'],
  [
    '{{ define "t" }}[{{ . }}{{ $ }}]{{ end }}{{ template "t" .name }}{{ template "t" }}',
    '[webweb][<no value><no value>]',
  ],
  ['{{ block "b" .port }}<{{ . }}>{{ end }}{{ template "b" 1 }}', '<8080><1>'],
  ['{{ define "t" }}first{{ end }}{{ define "t" }}{{ end }}{{ template "t" }}', 'first'],
  ['{{ .name | upper | printf "%s-%s" "a" }}', 'a-WEB'],
  ['{{ .name | }}', 'web'],
  ['{{ (printf "%d" 3 | upper) }} {{ upper (print "a" 1 2 "b") }}', '3 A1 2B'],
  ['{{ twice 4 }} {{ half 3 }} {{ half 3.0 }} {{ twice 4e0 }}', '8 1.5 1.5 8'],
  [
    '{{ and .yes .name }} {{ and .no (index .list 9) }} {{ or .empty "x" }} {{ or .name (index .list 9) }} {{ not .no }}',
    'web false x web true',
  ],
  [
    '{{ eq 1 1 }} {{ eq .name "a" "web" }} {{ eq .port 8080.0 }} {{ ne "a" "b" }} {{ eq .missing nil }} {{ eq .missing "a" }}',
    'true true true true true false',
  ],
  ['{{ lt 1 2 }} {{ le "a" "a" }} {{ gt 1.5 1.0 }} {{ ge 1 2 }}', 'true true true false'],
  [
    '{{ len .list }} {{ len "é" }} {{ len .map }} {{ index .list 1 }} {{ index .map "m" "deep" }} {{ index .map "no" }}',
    '3 2 3 q down <no value>',
  ],
  ['{{ slice .list 1 2 }} {{ slice "abc" 1 }} {{ slice .list 3 }}', '[q] bc []'],
  ['{{ print 1 2 }} {{ print "a" 1 }} {{ println "a" 1 }}', '1 2 a1 a 1\n'],
  [
    '{{ html "<a b=\'c\'>&" }} {{ js "a\'b<" }} {{ urlquery "a b&c/é" }}',
    "&lt;a b=&#39;c&#39;&gt;&amp; a\\'b\\u003C a+b%26c%2F%C3%A9",
  ],
  [
    '{{ printf "%v %+v %s %q %d %t %T %T" .list .name .name .name 3 true .port 1 }}',
    '[p q r] web web "web" 3 true float64 int',
  ],
  [
    '{{ printf "%5d|%-5d|%05d|%+d|%x|%X|%#x|%o|%b|%c|%U" 42 42 42 42 255 255 255 8 5 65 65 }}',
    '   42|42   |00042|+42|ff|FF|0xff|10|101|A|U+0041',
  ],
  [
    '{{ printf "%.2f|%8.3f|%e|%g|%.3g" 3.14159 3.14159 31415.9 31415.9 31415.9 }}',
    '3.14|   3.142|3.141590e+04|31415.9|3.14e+04',
  ],
  [
    '{{ printf "%d" .port }} {{ printf "%s" 1 }} {{ printf "%d" "a" }} {{ printf "%s" nil }}',
    '%!d(float64=8080) %!s(int=1) %!d(string=a) %!s(<nil>)',
  ],
  [
    '{{ printf "%d" }} {{ printf "%" }} {{ printf "a" 1 "b" }} {{ printf "%d%%" 5 }}',
    '%!d(MISSING) %!(NOVERB) a%!(EXTRA int=1, string=b) 5%',
  ],
  [
    '{{ printf "%[2]s %[1]s" "a" "b" }} {{ printf "%*d" 5 3 }} {{ printf "%5.1s|" "abc" }} {{ printf "%x" "hi" }}',
    'b a     3     a| 6869',
  ],
  [
    '{{ printf "%q" "a\\n\\"é\\x01" }} {{ printf "%v" .map }} {{ printf "%#v" .list }}',
    '"a\\n\\"é\\x01" map[a:x m:map[deep:down] z:1] []interface {}{"p", "q", "r"}',
  ],
]
for (const [text, want] of printed) test(`prints ${JSON.stringify(text)}`, () => assert.equal(show(run(text)), want))

/** Offset and message of what Go refuses too. */
const refused: readonly (readonly [string, string])[] = [
  ['a {{ .name', '2: unclosed action'],
  ['{{/* a', '0: unclosed comment'],
  ['{{/* a */ b}}', '9: a comment that ends before its action does'],
  ['{{ "a }}', '3: unterminated quoted string'],
  ['{{ "\\q" }}', '3: a wrong escape in "\\q"'],
  ['{{ nope }}', '3: function "nope" is not defined'],
  ['{{ $x }}', '3: variable $x is not defined'],
  ['{{ $x = 1 }}', '3: variable $x is not defined'],
  ['{{ if .yes }}{{ $x := 1 }}{{ end }}{{ $x }}', '38: variable $x is not defined'],
  ['{{ if }}{{ end }}', '6: missing value for if'],
  ['{{ if .yes }}a', '0: {{if}} without {{end}}'],
  ['{{ if .yes }}{{ else }}{{ else }}{{ end }}', '23: a second {{else}}'],
  ['a{{ end }}', '1: unexpected {{end}}'],
  ['{{ break }}', '0: {{break}} outside {{range}}'],
  ['{{ if .yes }}{{ define "a" }}{{ end }}{{ end }}', '13: unexpected {{define}} within another action'],
  ['{{ template name }}', '12: template needs a name in quotes, not name'],
  ['{{ | .name }}', '3: missing command in an action'],
  ['{{ .name | 3 }}', '11: a constant where a pipeline hands on its value'],
  ['{{ (.name }}', '10: unexpected }} in parentheses'],
  ['{{ "a""b" }}', '6: unexpected "b" behind an operand'],
  ['{{ 3.name }}', '3: a number that is none'],
  ['{{ .name ! }}', '9: unexpected "!" in an action'],
  ['{{ .missing.field }}', '3: nil has no field field'],
  ['{{ .name.field }}', '3: a value of type string has no field field'],
  ['{{ .name "a" }}', '3: name is no function but has arguments'],
  ['{{ nil }}', '3: nil is not a command'],
  ['{{ 3 4 }}', '3: arguments for what is no function'],
  ['{{ upper 3 }}', '9: upper: 3 where a value of type string is expected'],
  ['{{ upper .port }}', '9: upper: a value of type float64 where a value of type string is expected'],
  ['{{ .missing | upper }}', '14: upper: nil where a value of type string is expected'],
  ['{{ twice .port }}', '9: twice: a value of type float64 where a value of type int is expected'],
  ['{{ upper }}', '3: wrong number of arguments for upper: 1, not 0'],
  ['{{ eq .port 8080 }}', '3: eq: incompatible types for comparison: float64 and int'],
  ['{{ eq .map .map }}', '3: eq: values of type map[string]interface {} cannot be compared'],
  ['{{ index .list 3 }}', '3: index: index out of range: 3'],
  ['{{ index nil 3 }}', '3: index: index of nil'],
  ['{{ len 3 }}', '3: len: len of type int'],
  ['{{ range .name }}{{ end }}', '0: range cannot go over a value of type string'],
  ['{{ template "gone" }}', '0: template "gone" is not defined'],
  ['{{ define "r" }}{{ template "r" }}{{ end }}{{ template "r" }}', '0: nested deeper than 250 levels'],
  [`{{ ${'('.repeat(300)}1${')'.repeat(300)} }}`, '203: nested deeper than 200 levels'],
]
for (const [text, want] of refused)
  test(`refuses ${JSON.stringify(text.slice(0, 60))}`, () => assert.equal(show(run(text)), want))

for (const [name, text, limits, want] of [
  [
    'steps',
    '{{ range 1000 }}{{ range 1000 }}{{ end }}{{ end }}',
    { steps: 10_000 },
    'does more than 10000 steps of work',
  ],
  ['characters', '{{ range 1000 }}0123456789{{ end }}', { characters: 5000 }, 'makes more than 5000 characters'],
  [
    'depth',
    '{{ if true }}{{ if true }}{{ if true }}{{ end }}{{ end }}{{ end }}',
    { depth: 2 },
    'nested deeper than 2 levels',
  ],
] as const)
  test(`bounded: ${name}`, () => {
    const executed = run(text, { ...DEFAULT_TEMPLATE_LIMITS, ...limits })
    assert.equal(executed.kind === 'problem' && executed.problem.message, want)
    assert.equal(run(text).kind, 'printed')
  })

test('every character knows where it comes from', () => {
  const text = 'a {{ .name }}\n{{ define "t" }}in t\n{{ .port }}{{ end }}{{ template "t" . }}'
  const executed = run(text)
  assert.ok(executed.kind === 'printed')
  assert.deepEqual(
    executed.pieces.map(({ text: piece, origin, isVerbatim }) => [
      piece,
      text.slice(inFile(origin).start, origin.end),
      isVerbatim,
    ]),
    [
      ['a ', 'a ', true],
      ['web', '{{ .name }}', false],
      ['\n', '\n', true],
      ['in t\n', 'in t\n', true],
      ['8080', '{{ .port }}', false],
    ],
  )
})

test('any text prints or is refused', () => {
  const words = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{{- ',
      ' -}}',
      '{{/*',
      '*/}}',
      ' ',
      '\n',
      '.',
      '.a',
      '$',
      '$x',
      ':=',
      '=',
      '|',
      '(',
      ')',
      ',',
      '"',
      '`',
      "'",
    ],
    ...[
      'if',
      'else',
      'end',
      'range',
      'with',
      'define',
      'template',
      'block',
      'break',
      'continue',
      'nil',
      'true',
      '"t"',
      '3',
      '-1.5',
    ],
    ...['printf', 'index', 'and', 'eq', 'len', 'slice', '"%*d%[1]v"', '.list', '.map', 'é', '\ud800'],
  )
  const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ').replaceAll('{{ - ', '{{- '))
  let ran = 0
  fc.assert(
    fc.property(texts, (text) => {
      const executed = run(text, { steps: 10_000, characters: 100_000, depth: 100 })
      if (executed.kind === 'printed')
        for (const { text: piece } of executed.pieces) assert.equal(typeof piece, 'string')
      else assert.notEqual(executed.problem.message, '')
      ran++
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) * 10 },
  )
  assert.ok(ran > 0)
})

test('a template without actions is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.includes('{{'))
      assert.equal(show(run(text)), text)
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) },
  )
})
