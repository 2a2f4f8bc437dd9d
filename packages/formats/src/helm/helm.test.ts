import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../lib/document/index.ts'
import { DEFAULT_TEMPLATE_LIMITS } from '../lib/go-template/index.ts'
import { fromPlain } from './functions/convert.ts'
import { renderExpression, renderFiles } from './functions/testing.ts'
import { assign, type RenderedChart, readValues, type Values } from './index.ts'

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 100) }

/** What is printed, by the name of the template without the chart's, and the messages of gaps with their places. */
function show({ manifests, gaps }: RenderedChart): {
  readonly texts: Record<string, string>
  readonly gaps: readonly string[]
} {
  return {
    texts: Object.fromEntries(manifests.map(({ name, source }) => [name.replace(/^c\//, ''), source.text.trim()])),
    gaps: gaps.map(
      ({ message, at }) => `${at.file}${'start' in at ? `:${at.start.line}:${at.start.column}` : ''} ${message}`,
    ),
  }
}

function values(set: string): Values {
  const assigned = set === '' ? ({ kind: 'values', values: new Map() } as const) : assign(new Map(), set)
  assert.ok(assigned.kind === 'values')
  return assigned.values
}

const CHART = 'apiVersion: v2\nname: c\nversion: 1.0.0\n'
const sub = (name: string, more = ''): Record<string, string> => ({
  [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 2.0.0\n`,
  [`charts/${name}/values.yaml`]: `own: default\n${more}`,
  [`charts/${name}/templates/a.yaml`]: '{{ .Values.own }} {{ .Values.global | toJson }} {{ .Chart.Name }}',
})

/** Texts and gaps as Helm 3.19 has them; where Helm gives up a whole chart, the other templates are what it prints without the wrong one. */
const cases: readonly {
  name: string
  files: Record<string, string>
  set?: string
  texts: Record<string, string>
  gaps?: readonly string[]
}[] = [
  {
    name: 'values are over those of the chart, null takes one away, a list is replaced',
    files: {
      'Chart.yaml': CHART,
      'values.yaml': 'a: {p: 1, q: 2}\nl: [1, 2]\n',
      'templates/a.yaml': '{{ toJson .Values }}',
    },
    set: 'a.p=null,a.r=3,l={p}',
    texts: { 'templates/a.yaml': '{"a":{"q":2,"r":3},"l":["p"]}' },
  },
  {
    name: 'subcharts see their part of the values, and what is global',
    files: { 'Chart.yaml': CHART, 'values.yaml': 'global: {g: 1}\ns: {own: parent}\n', ...sub('s'), ...sub('t') },
    texts: { 'charts/t/templates/a.yaml': 'default {"g":1} t', 'charts/s/templates/a.yaml': 'parent {"g":1} s' },
  },
  {
    name: 'a condition switches a dependency off, and goes before tags',
    files: {
      'Chart.yaml': `${CHART}dependencies:\n- {name: s, version: 2.x, condition: "no.such,s.enabled"}\n- {name: t, version: 2.x, tags: [x]}\n- {name: u, version: 2.x, tags: [x], condition: u.enabled}\n`,
      'values.yaml': 's: {enabled: false}\ntags: {x: false}\nu: {enabled: true}\n',
      ...sub('s'),
      ...sub('t'),
      ...sub('u'),
    },
    texts: { 'charts/u/templates/a.yaml': 'default {} u' },
  },
  {
    name: 'an alias names a dependency, also twice',
    files: {
      'Chart.yaml': `${CHART}dependencies:\n- {name: s, version: 2.x, alias: one}\n- {name: s, version: 2.x, alias: two}\n`,
      'values.yaml': 'one: {own: first}\n',
      ...sub('s'),
    },
    texts: { 'charts/two/templates/a.yaml': 'default {} two', 'charts/one/templates/a.yaml': 'first {} one' },
  },
  {
    name: 'values of a child become its parent’s',
    files: {
      'Chart.yaml': `${CHART}dependencies:\n- name: s\n  version: 2.x\n  import-values: [data, {child: deep.er, parent: here}]\n`,
      'templates/a.yaml': '{{ .Values.k }} {{ .Values.here.z }}',
      ...sub('s', 'exports: {data: {k: v}}\ndeep: {er: {z: w}}\n'),
    },
    texts: { 'charts/s/templates/a.yaml': 'default {} s', 'templates/a.yaml': 'v w' },
  },
  {
    name: 'a dependency that is not there is told',
    files: {
      'Chart.yaml': `${CHART}dependencies:\n- {name: gone, version: ">=1"}\n- {name: s, version: 3.x}\n- {name: off, version: 1.x, condition: off.enabled}\n`,
      'values.yaml': 'off: {enabled: false}\n',
      ...sub('s'),
    },
    texts: { 'charts/s/templates/a.yaml': 'default {} s' },
    gaps: [
      'Chart.yaml the chart needs gone >=1, which is not in its charts/: what it would add is not judged',
      'Chart.yaml the chart needs s 3.x, which is not in its charts/: what it would add is not judged',
    ],
  },
  {
    name: 'a parent’s template counts over that of its subchart',
    files: {
      'Chart.yaml': CHART,
      'templates/_h.tpl': '{{ define "x" }}parent{{ end }}',
      ...sub('s'),
      'charts/s/templates/_h.tpl': '{{ define "x" }}child{{ end }}',
      'charts/s/templates/a.yaml': '{{ include "x" . }} {{ .Template.Name }} {{ $.Template.BasePath }}',
    },
    texts: { 'charts/s/templates/a.yaml': 'parent c/charts/s/templates/a.yaml c/charts/s/templates' },
  },
  {
    name: 'notes, partials and what .helmignore names print nothing',
    files: {
      'Chart.yaml': CHART,
      '.helmignore': '# comment\n*.bak\nsecret/\n/top.txt\n',
      'templates/a.yaml': '{{ range $p, $_ := .Files.Glob "**" }}{{ $p }} {{ end }}',
      'templates/b.yaml.bak': '{{ fail "no" }}',
      'templates/.hidden.yaml': '{{ fail "no" }}',
      'templates/NOTES.txt': '{{ fail "no" }}',
      'templates/_p.yaml': '{{ fail "no" }}',
      'secret/x.txt': 'x',
      'top.txt': 'x',
      'kept.txt': 'x',
    },
    texts: { 'templates/a.yaml': 'kept.txt' },
  },
  {
    name: 'one that cannot be rendered leaves the others',
    files: {
      'Chart.yaml': CHART,
      'templates/_h.tpl': '{{ define "h" }}\n{{ .Values.a.b }}{{ end }}',
      'templates/a.yaml': '\n  {{ include "h" . }}',
      'templates/b.yaml': '{{ required "b is needed" .Values.b }}',
      'templates/c.yaml': '{{ nope }}',
      'templates/d.yaml': '{{ tpl "{{ .x.y }}" (dict "x" nil) }}',
      'templates/e.yaml': 'fine',
    },
    texts: { 'templates/e.yaml': 'fine' },
    gaps: [
      'templates/c.yaml:1:4 cannot be rendered: function "nope" is not defined',
      'templates/d.yaml:1:1 cannot be rendered: nil has no field y in a text that it runs as a template',
      'templates/b.yaml:1:4 cannot be rendered: b is needed',
      'templates/_h.tpl:2:4 cannot be rendered: nil has no field b, needed by templates/a.yaml',
    ],
  },
  {
    name: 'a library prints nothing, and lends its templates',
    files: {
      'Chart.yaml': CHART,
      'templates/a.yaml': '{{ include "l" . }}',
      'charts/l/Chart.yaml': 'apiVersion: v2\nname: l\nversion: 1.0.0\ntype: library\n',
      'charts/l/templates/_l.tpl': '{{ define "l" }}lent{{ end }}',
      'charts/l/templates/x.yaml': 'never',
    },
    texts: { 'templates/a.yaml': 'lent' },
  },
  {
    name: 'a change of values by one template is seen by the next',
    files: {
      'Chart.yaml': CHART,
      'templates/b.yaml': '{{ $_ := set .Values "x" "set" }}',
      'templates/a.yaml': '{{ .Values.x }}',
    },
    texts: { 'templates/b.yaml': '', 'templates/a.yaml': 'set' },
  },
  {
    name: 'dependencies of a chart of version 1 are in requirements.yaml',
    files: {
      'Chart.yaml': 'name: c\nversion: 1.0.0\n',
      'requirements.yaml': 'dependencies:\n- {name: s, version: 2.x, condition: s.enabled}\n',
      'values.yaml': 's: {enabled: false}\n',
      ...sub('s'),
    },
    texts: {},
  },
  {
    name: 'definitions of custom resources pass as they stand',
    files: { 'Chart.yaml': CHART, 'crds/a.yaml': 'a: {{ x }}', 'crds/README.md': 'x' },
    texts: { 'crds/a.yaml': 'a: {{ x }}' },
  },
  { name: 'no name', files: { 'Chart.yaml': 'version: 1\n' }, texts: {}, gaps: ['Chart.yaml a chart without a name'] },
  {
    name: 'broken values',
    files: { 'Chart.yaml': CHART, 'values.yaml': 'a: [', 'templates/a.yaml': 'x' },
    texts: { 'templates/a.yaml': 'x' },
    gaps: [
      'values.yaml:1:5 not YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  },
]
for (const { name, files, set = '', texts, gaps = [] } of cases)
  test(name, () => {
    assert.deepEqual(show(renderFiles(files, values(set))), { texts, gaps })
  })

test('a packed subchart is opened', () => {
  const entry = (path: string, text: string): Buffer => {
    const header = Buffer.alloc(512)
    header.write(path, 0)
    header.write(text.length.toString(8).padStart(11, '0'), 124)
    header.write('0', 156)
    return Buffer.concat([header, Buffer.from(text.padEnd(Math.ceil(text.length / 512) * 512, '\0'))])
  }
  const tar = Buffer.concat([
    entry('s/Chart.yaml', 'apiVersion: v2\nname: s\nversion: 2.0.0\n'),
    entry('s/templates/a.yaml', 'in {{ .Chart.Name }}'),
    Buffer.alloc(1024),
  ])
  const rendered = renderFiles({ 'Chart.yaml': CHART, 'charts/s-2.0.0.tgz': gzipSync(tar) })
  assert.deepEqual(show(rendered), { texts: { 'charts/s/templates/a.yaml': 'in s' }, gaps: [] })
  assert.equal(rendered.manifests[0]?.source.file, 'charts/s-2.0.0.tgz/s/templates/a.yaml')
  const [gap] = renderFiles({ 'Chart.yaml': CHART, 'charts/s.tgz': 'no archive' }).gaps
  assert.match(gap?.message ?? '', /^an archive that cannot be opened: /)
})

test('every place of a rendered text is one of a template', () => {
  const { manifests } = renderFiles({
    'Chart.yaml': CHART,
    'values.yaml': 'a: {b: 1}\n',
    'templates/_h.tpl': '{{ define "h" }}x: 1\ny: {{ .Values.a.b }}\n{{ end }}',
    'templates/a.yaml':
      'one: 1\n{{ if true }}\ntwo:\n  {{- include "h" . | nindent 2 | trimSuffix "\\n" }}\n{{ end }}three: {{ toYaml .Values.a | indent 2 }}\n',
  })
  const source = manifests[0]?.source
  assert.ok(source)
  assert.equal(source.text, 'one: 1\n\ntwo:\n  x: 1\n  y: 1\n  \nthree:   b: 1\n')
  const at = (part: string): string => {
    const start = source.text.indexOf(part)
    const { file, start: from, end } = source.span(start, start + part.length)
    return `${file} ${from.line}:${from.column}-${end.line}:${end.column}`
  }
  assert.deepEqual(['one: 1', 'two', 'x: 1', 'y: 1', 'three', 'b: 1'].map(at), [
    'templates/a.yaml 1:1-1:7',
    'templates/a.yaml 3:1-3:4',
    'templates/_h.tpl 1:17-1:21',
    'templates/_h.tpl 2:1-2:21',
    'templates/a.yaml 5:10-5:15',
    'templates/a.yaml 5:17-5:50',
  ])
  const span = source.span(source.text.indexOf('y: 1'), source.text.indexOf('y: 1') + 4)
  assert.deepEqual(source.excerpt(span, 4), { firstLine: 2, lines: ['y: {{ .Values.a.b }}'] })
})

test('a file that is no text keeps its bytes', () => {
  const bytes = Uint8Array.of(0, 0x42, 0x80, 0xff, 0xc3, 0xa9)
  const files = { 'Chart.yaml': CHART, 'x.bin': bytes, 'templates/a.yaml': '{{ .Files.Get "x.bin" | b64enc }}' }
  assert.equal(renderFiles(files).manifests[0]?.source.text, Buffer.from(bytes).toString('base64'))
})

const assignments: readonly (readonly [string, unknown])[] = [
  ['a=1,b=x', { a: 1n, b: 'x' }],
  ['a.b.c=true', { a: { b: { c: true } } }],
  ['a[1].b=x', { a: [null, { b: 'x' }] }],
  ['a={x,1,null}', { a: ['x', 1n, null] }],
  ['a={}', { a: [] }],
  ['a=', { a: '' }],
  ['a=01,b=1.5,c=-3', { a: '01', b: '1.5', c: -3n }],
  ['a\\.b=x\\,y', { 'a.b': 'x,y' }],
  ['a=b=c', { a: 'b=c' }],
  ['nodeSelector."kubernetes\\.io/role"=x', { nodeSelector: { '"kubernetes.io/role"': 'x' } }],
  ['__proto__.a=1', { ['__proto__']: { a: 1n } }],
]
const plain = (value: unknown): unknown => {
  if (value instanceof Map) return [...value].map(([key, item]) => [key, plain(item)])
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null && 'value' in value) return value.value
  return value
}
for (const [written, want] of assignments)
  test(`--set ${written}`, () => {
    const assigned = assign(new Map(), written)
    assert.ok(assigned.kind === 'values')
    assert.deepEqual(plain(assigned.values), plain(fromPlainKeepingIntegers(want)))
  })

function fromPlainKeepingIntegers(value: unknown): unknown {
  if (typeof value === 'bigint') return { value }
  if (Array.isArray(value)) return value.map(fromPlainKeepingIntegers)
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([key, item]) => [key, fromPlainKeepingIntegers(item)]))
}

for (const [written, message] of [
  ['a', '"a" is no assignment, such as image.tag=1.2'],
  ['=a', '"=a" is no assignment, such as image.tag=1.2'],
  ['a..b=1', '"a..b" is no path of values'],
  ['[0]=1', '"[0]" is no path of values'],
  ['a[99999]=1', '"a[99999]" is no path of values'],
] as const)
  test(`--set ${written} is refused`, () => assert.deepEqual(assign(new Map(), written), { kind: 'wrong', message }))

test('files of values are read in order, and a mistake is placed', () => {
  const read = readValues(
    [
      { path: 'a', text: 'x: {p: 1, q: 2}\nl: [1]\n' },
      { path: 'b', text: 'x: {q: null}\nl: [2]\n' },
    ],
    ['x.r=3'],
    DEFAULT_LIMITS,
  )
  assert.ok(read.kind === 'values')
  assert.deepEqual(plain(read.values), plain(fromPlainKeepingIntegers({ x: { q: null, p: 1, r: 3n }, l: [2] })))
  assert.deepEqual(readValues([{ path: 'v.yaml', text: 'a: 1\nb: [' }], [], DEFAULT_LIMITS), {
    kind: 'wrong',
    message: 'v.yaml:2:5: not YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
  })
  assert.deepEqual(readValues([{ path: 'v.yaml', text: '- a' }], [], DEFAULT_LIMITS), {
    kind: 'wrong',
    message: 'v.yaml: holds no map of values',
  })
})

/** Shapes of what Helm draws at random; here the same in every run. */
for (const [expression, shape] of [
  ['randAlphaNum 12', /^[A-Za-z0-9]{12}$/],
  ['randNumeric 3', /^\d{3}$/],
  ['randBytes 16', /^[A-Za-z0-9+/]{22}==$/],
  ['uuidv4', /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/],
  ['htpasswd "u" "p"', /^u:\$2a\$10\$.{53}$/],
  ['(genCA "x" 365).Cert', /^-----BEGIN CERTIFICATE-----\n/],
  ['(genSignedCert "x" nil (list "a") 365 (genCA "y" 1)).Key', /^-----BEGIN RSA PRIVATE KEY-----\n/],
  ['derivePassword 1 "long" "a" "b" "c"', /^[A-Za-z0-9]{20}$/],
  ['now | date "2006-01-02"', /^2026-11-24$/],
] as const)
  test(`${expression} has the right shape`, () => {
    assert.match(renderExpression(expression).text ?? '', shape)
    assert.deepEqual(renderExpression(expression), renderExpression(expression))
  })

for (const text of [
  '{{ repeat 1000000000 "x" }}',
  '{{ until 1000000000 }}',
  '{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}',
  '{{ $x := "x" }}{{ range until 100 }}{{ $x = cat $x $x }}{{ end }}',
  '{{ $x := "x" }}{{ range until 100 }}{{ $x = printf "%s%s" $x $x }}{{ end }}',
  '{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ toYaml $d }}{{ $d }}{{ deepCopy $d }}{{ toJson $d }}',
  '{{ $d := dict }}{{ range until 60 }}{{ $d = dict "a" $d "b" $d }}{{ end }}{{ toYaml $d }}',
  '{{ define "r" }}{{ include "r" . }}{{ end }}{{ include "r" . }}',
  '{{ define "r" }}{{ include "r" . }}{{ include "r" . }}{{ end }}{{ include "r" . }}',
  '{{ $t := "{{ tpl .t . }}" }}{{ tpl $t (dict "t" $t) }}',
  '{{ regexMatch "(a+)+$" (repeat 100000 "a") }}{{ regexReplaceAll "(a|a)*" (repeat 50000 "a") "$1$1" }}',
  '{{ indent 1000000 (repeat 1000000 "\\n") }}',
  '{{ replace "" (repeat 100000 "x") (repeat 100000 "y") }}',
  '{{ join (repeat 100000 "x") (until 100000) }}',
  '{{ uniq (until 100000) }}',
])
  test(`bounded: ${text.slice(0, 60)}`, () => {
    const rendered = renderFiles({ 'Chart.yaml': CHART, 'templates/a.yaml': text }, new Map(), {
      ...DEFAULT_TEMPLATE_LIMITS,
      steps: 2_000_000,
      characters: 20_000_000,
    })
    assert.equal(rendered.manifests.length + rendered.gaps.length, 1)
  })

test('any template and any values render or are refused', () => {
  const names = [
    'trunc',
    'nindent',
    'include',
    'tpl',
    'toYaml',
    'fromYaml',
    'merge',
    'dig',
    'index',
    'printf',
    'semverCompare',
  ]
  const more = [
    'regexFind',
    'slice',
    'until',
    'date',
    'b64dec',
    'urlParse',
    'round',
    'splitn',
    'ternary',
    'quote',
    'dict',
    'list',
  ]
  const word = fc.constantFrom(
    ...names,
    ...more,
    ...[
      '.Values',
      '.Values.a',
      '.',
      '$',
      '.Files',
      '.Capabilities.KubeVersion',
      '(',
      ')',
      '|',
      '"a"',
      '"%d"',
      '3',
      '-1',
      '1.5',
    ],
    ...[
      'nil',
      '}}',
      '{{',
      '{{- if',
      '{{- range',
      '{{- end }}',
      '{{ define "a" }}',
      'x: ',
      '\n',
      '`{{ .a }}`',
      '"[a-"',
      ':=',
      '$x',
    ],
  )
  const template = fc.array(word, { maxLength: 40 }).map((words) => `{{ ${words.join(' ')} }}`)
  let ran = 0
  fc.assert(
    fc.property(template, fc.jsonValue(), (text, given) => {
      const { manifests, gaps } = renderFiles(
        { 'Chart.yaml': CHART, 'templates/a.yaml': text },
        new Map([['a', fromPlain(given)]]),
        { steps: 20_000, characters: 200_000, depth: 100 },
      )
      assert.equal(manifests.length + gaps.length, 1)
      for (const { source } of manifests)
        for (let i = 0; i <= source.text.length; i += 7)
          assert.equal(source.span(i, source.text.length).file, 'templates/a.yaml')
      ran++
    }),
    { numRuns: runs.numRuns * 5 },
  )
  assert.ok(ran > 0)
})

test('any bytes are a chart or are refused', () => {
  const path = fc.constantFrom(
    'Chart.yaml',
    'values.yaml',
    '.helmignore',
    'templates/a.yaml',
    'charts/a.tgz',
    'charts/a/Chart.yaml',
    'requirements.yaml',
  )
  const text = fc.oneof(
    fc.constantFrom(
      'name: a\n',
      'name: c\ndependencies: [{name: a, alias: b}]\n',
      'a: {b: c}\n',
      '!x\n*\n',
      '[]',
      'x: &a [*a]',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.dictionary(path, text), (files) => {
      for (const { message } of renderFiles({ 'Chart.yaml': CHART, ...files }).gaps) assert.notEqual(message, '')
    }),
    runs,
  )
})
