import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import {
  type Finding,
  keyOf,
  localScope,
  type NotEvaluated,
  nameOf,
  parseRuleId,
  type Resource,
  type RuleId,
} from '@ringwall/model'
import fc from 'fast-check'
import { fingerprintOf } from '../lib/fingerprint/index.ts'
import {
  applyExceptions,
  EXCEPTION_RULES,
  type ExceptionFile,
  type ExceptionSettings,
  type Judgments,
  parseExceptionFile,
} from './index.ts'

const ROOT = id('runs-as-root')
const TAG = id('image-without-tag')
const KNOWN = new Set([ROOT, TAG, 'off-rule', ...EXCEPTION_RULES.map((rule) => rule.id)])
const TODAY = Date.parse('2027-01-31T12:00:00Z')
const ASSET = { kind: 'file', scope: localScope(), target: 't', path: '.ringwall/exceptions.yaml' } as const

/** A deployment whose every container runs as root, and whose last has an image without a tag. */
function deployment(name: string, more = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop${more}
spec:
  template:
    spec:
      containers:
        - {name: web, image: "web:1"}
        - {name: side, image: side}
`
}

function annotated(key: string, value: string): string {
  return `\n  annotations:\n    exception.ringwall.dev/${key}: ${JSON.stringify(value)}`
}

function entry(fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const terms = { reason: 'known', owner: 'team', expires: '2027-01-31' }
  return { rules: [ROOT], assets: ['shop/Deployment/a'], ...terms, ...fields }
}

interface World {
  readonly files?: Readonly<Record<string, string>>
  readonly exceptions?: readonly unknown[]
  readonly coversProject?: boolean
  readonly isComplete?: boolean
  readonly rules?: readonly RuleId[]
  readonly unevaluated?: readonly RuleId[]
}

function apply(world: World) {
  const { files = { 'a.yaml': deployment('a') }, exceptions, rules = [ROOT, TAG] } = world
  const resources = Object.entries(files).flatMap(([path, text]) => read(path, text))
  const judgments: Judgments = {
    findings: merged(resources.flatMap((resource) => judge(resource, rules))),
    notEvaluated: (world.unevaluated ?? []).flatMap((rule) => resources.map((resource) => unevaluated(rule, resource))),
    resources,
    rules: new Set(rules),
    isComplete: world.isComplete ?? true,
    time: TODAY,
  }
  const file = exceptions === undefined ? undefined : parsed(JSON.stringify({ exceptions }))
  const settings: ExceptionSettings = {
    rules: EXCEPTION_RULES,
    known: KNOWN,
    annotations: 'count',
    file,
    coversProject: world.coversProject ?? true,
    projectPath: (path) => (path.startsWith('../') ? undefined : path),
  }
  return applyExceptions(judgments, settings)
}

/** What is open, what is excepted, and what is said of the exceptions, in short. */
function show(world: World) {
  const { findings, excepted } = apply(world)
  const isOwn = ({ rule }: Finding): boolean => EXCEPTION_RULES.some((own) => own.id === rule)
  const short = ({ rule, asset, evidence }: Finding): string =>
    `${rule} ${nameOf(asset).split('/').at(-1)} ${evidence.map(({ message }) => message).join(' ')}`
  return {
    open: findings.filter((finding) => !isOwn(finding)).map(short),
    excepted: excepted.map(({ finding, extent }) => `${short(finding)} (${extent})`),
    said: findings.filter(isOwn).flatMap(({ rule, evidence }) => evidence.map(({ message }) => `${rule}: ${message}`)),
  }
}

const ALL_ROOT = 'runs-as-root a web side'
const ALL_TAG = 'image-without-tag a side'
const cases: readonly {
  readonly name: string
  readonly world: World
  readonly open?: readonly string[]
  readonly excepted?: readonly string[]
  readonly said?: readonly string[]
}[] = [
  { name: 'no exception', world: {}, open: [ALL_ROOT, ALL_TAG] },
  { name: 'an empty file', world: { exceptions: [] }, open: [ALL_ROOT, ALL_TAG] },
  { name: 'a finding', world: { exceptions: [entry()] }, open: [ALL_TAG], excepted: [`${ALL_ROOT} (whole)`] },
  {
    name: 'two rules',
    world: { exceptions: [entry({ rules: [ROOT, TAG] })] },
    excepted: [`${ALL_ROOT} (whole)`, `${ALL_TAG} (whole)`],
  },
  {
    name: 'one container',
    world: { exceptions: [entry({ paths: ['**/containers/side/**'] })] },
    open: ['runs-as-root a web', ALL_TAG],
    excepted: ['runs-as-root a side (part)'],
  },
  {
    name: 'each container by an exception of its own',
    world: {
      exceptions: [
        entry({ paths: ['**/containers/side/**'] }),
        entry({ paths: ['spec/template/spec/containers/web'] }),
      ],
    },
    open: [ALL_TAG],
    excepted: ['runs-as-root a web (whole)', 'runs-as-root a side (whole)'],
  },
  {
    name: 'the first of two, and the second is not called idle',
    world: { exceptions: [entry(), entry()] },
    open: [ALL_TAG],
    excepted: [`${ALL_ROOT} (whole)`],
  },
  {
    name: 'by a glob',
    world: {
      files: { 'a.yaml': deployment('a'), 'b.yaml': deployment('b') },
      rules: [ROOT],
      exceptions: [entry({ assets: ['shop/*/?'] })],
    },
    excepted: [`${ALL_ROOT} (whole)`, 'runs-as-root b web side (whole)'],
  },
  {
    name: 'in one file, not in another',
    world: {
      files: { 'dev/a.yaml': deployment('a'), 'prod/a.yaml': deployment('a') },
      rules: [ROOT],
      exceptions: [entry({ files: ['dev/**'] })],
    },
    open: ['runs-as-root a web side'],
    excepted: ['runs-as-root a web side (part)'],
  },
  {
    name: 'in a file alone',
    world: { exceptions: [{ ...entry({ files: ['a.yaml'] }), assets: undefined }] },
    open: [ALL_TAG],
    excepted: [`${ALL_ROOT} (whole)`],
  },
  {
    name: 'not outside of the project',
    world: {
      files: { '../a.yaml': deployment('a') },
      exceptions: [{ ...entry({ files: ['**'] }), assets: undefined }],
      coversProject: false,
    },
    open: [ALL_ROOT, ALL_TAG],
  },
  {
    name: 'expired',
    world: { exceptions: [entry({ expires: '2027-01-30' })] },
    open: [ALL_ROOT, ALL_TAG],
    said: ['exception-expired: exception of runs-as-root by team expired after 2027-01-30: 1 finding is open again'],
  },
  {
    name: 'an expired one, and one that holds',
    world: { exceptions: [entry({ expires: '2027-01-30' }), entry()] },
    open: [ALL_TAG],
    excepted: [`${ALL_ROOT} (whole)`],
    said: ['exception-expired: exception of runs-as-root by team expired after 2027-01-30: 1 finding is open again'],
  },
  {
    name: 'an expired one that matches nothing',
    world: { exceptions: [entry({ expires: '2027-01-30', assets: ['shop/Deployment/gone'] })] },
    open: [ALL_ROOT, ALL_TAG],
    said: ['exception-expired: exception of runs-as-root by team expired after 2027-01-30: it matches no finding'],
  },
  {
    name: 'unmatched',
    world: { exceptions: [entry({ assets: ['shop/Deployment/gone'] })] },
    open: [ALL_ROOT, ALL_TAG],
    said: [
      'exception-unmatched: exception of runs-as-root by team matches no finding: there is no shop/Deployment/gone',
    ],
  },
  {
    name: 'unmatched for its path',
    world: { exceptions: [entry({ paths: ['**/containers/sied/**'] })] },
    open: [ALL_ROOT, ALL_TAG],
    said: [
      'exception-unmatched: exception of runs-as-root by team matches no finding: not one of its places fits "**/containers/sied/**"',
    ],
  },
  {
    name: 'unmatched, for it is mended',
    world: {
      files: { 'a.yaml': deployment('a').replace('image: side', 'image: "side:1"') },
      exceptions: [entry({ rules: [TAG], paths: ['**'] })],
    },
    open: [ALL_ROOT],
    said: ['exception-unmatched: exception of image-without-tag by team matches no finding$'],
  },
  {
    name: 'unmatched in part',
    world: { exceptions: [entry({ assets: ['shop/Deployment/a', 'x/Pod/y'], paths: ['**', 'metadata/**'] })] },
    open: [ALL_TAG],
    excepted: [`${ALL_ROOT} (whole)`],
    said: [
      'exception-unmatched: asset "x/Pod/y" of the exception of runs-as-root by team matches no finding',
      'exception-unmatched: path "metadata/**" of the exception of runs-as-root by team matches no finding',
    ],
  },
  {
    name: 'one of two rules unmatched',
    world: {
      files: { 'a.yaml': deployment('a').replace('image: side', 'image: "side:1"') },
      exceptions: [entry({ rules: [ROOT, TAG] })],
    },
    excepted: [`${ALL_ROOT} (whole)`],
    said: [
      'exception-unmatched: rule "image-without-tag" of the exception of runs-as-root and 1 more by team matches no finding',
    ],
  },
  {
    name: 'not said: the scan sees a part of the project',
    world: { exceptions: [entry({ assets: ['shop/Deployment/gone'] })], coversProject: false },
    open: [ALL_ROOT, ALL_TAG],
  },
  {
    name: 'not said: not all was read',
    world: { exceptions: [entry({ assets: ['shop/Deployment/gone'] })], isComplete: false },
    open: [ALL_ROOT, ALL_TAG],
  },
  {
    name: 'not said: the rule is off',
    world: { exceptions: [entry({ rules: ['off-rule'] })] },
    open: [ALL_ROOT, ALL_TAG],
  },
  {
    name: 'not said: the rule could not judge the object',
    world: {
      rules: [TAG, ROOT],
      unevaluated: [TAG],
      files: { 'a.yaml': deployment('a').replace('image: side', 'image: "side:1"') },
      exceptions: [entry({ rules: [TAG] })],
    },
    open: [ALL_ROOT],
  },
  {
    name: 'said of a part of the project where the object is there',
    world: {
      files: { 'a.yaml': deployment('a').replace('image: side', 'image: "side:1"') },
      exceptions: [entry({ rules: [TAG] })],
      coversProject: false,
    },
    open: [ALL_ROOT],
    said: ['exception-unmatched: exception of image-without-tag by team matches no finding'],
  },
  {
    name: 'not said of a part of the project where a glob may mean others',
    world: {
      files: { 'a.yaml': deployment('a').replace('image: side', 'image: "side:1"') },
      exceptions: [entry({ rules: [TAG], assets: ['shop/Deployment/*'] })],
      coversProject: false,
    },
    open: [ALL_ROOT],
  },
  {
    name: 'an annotation',
    world: { files: { 'a.yaml': deployment('a', annotated(ROOT, '{reason: r, owner: o, expires: 2027-01-31}')) } },
    open: [ALL_TAG],
    excepted: [`${ALL_ROOT} (whole)`],
  },
  {
    name: 'an annotation for one container',
    world: {
      files: {
        'a.yaml': deployment('a', annotated(ROOT, 'reason: r\nowner: o\nexpires: 2027-01-31\npaths: ["**/web/**"]')),
      },
    },
    open: ['runs-as-root a side', ALL_TAG],
    excepted: ['runs-as-root a web (part)'],
  },
  {
    name: 'an annotation, not of another object of the same name',
    world: {
      rules: [ROOT],
      files: {
        'dev/a.yaml': deployment('a', annotated(ROOT, '{reason: r, owner: o, expires: 2027-01-31}')),
        'prod/a.yaml': deployment('a'),
      },
    },
    open: ['runs-as-root a web side'],
    excepted: ['runs-as-root a web side (part)'],
  },
  {
    name: 'an expired annotation',
    world: { files: { 'a.yaml': deployment('a', annotated(ROOT, '{reason: r, owner: o, expires: 2026-01-31}')) } },
    open: [ALL_ROOT, ALL_TAG],
    said: ['exception-expired: exception of runs-as-root by o expired after 2026-01-31: 1 finding is open again'],
  },
  {
    name: 'an annotation that matches nothing, in a part of the project',
    world: {
      files: {
        'a.yaml': deployment('a', annotated(TAG, '{reason: r, owner: o, expires: 2027-01-31}')).replace(
          'image: side',
          'image: "side:1"',
        ),
      },
      coversProject: false,
    },
    open: [ALL_ROOT],
    said: ['exception-unmatched: exception of image-without-tag by o matches no finding'],
  },
  {
    name: 'an annotation of a rule that is off',
    world: {
      files: { 'a.yaml': deployment('a', annotated('off-rule', '{reason: r, owner: o, expires: 2027-01-31}')) },
    },
    open: [ALL_ROOT, ALL_TAG],
  },
  ...[
    { value: 'true', says: 'is not a YAML map with reason, owner and expires' },
    { value: '', says: 'is not one YAML map' },
    { value: '{reason: r', says: 'not YAML' },
    { value: '{reason: r, owner: o}', says: 'expires is missing' },
    { value: '{reason: r, owner: o, expires: soon}', says: 'expires must be a day such as 2027-01-31, not "soon"' },
    { value: '{reason: r, owner: o, expires: 2027-02-30}', says: 'expires must be a day' },
    { value: '{reason: r, owner: "", expires: 2027-01-31}', says: 'owner is empty' },
    { value: '{reason: r, owner: o, expires: 2027-01-31, path: x}', says: 'path is no field of an exception' },
  ].map(({ value, says }) => ({
    name: `an annotation ${JSON.stringify(value)}`,
    world: { files: { 'a.yaml': deployment('a', annotated(ROOT, value)) } },
    open: [ALL_ROOT, ALL_TAG],
    said: [`exception-malformed: annotation exception.ringwall.dev/runs-as-root excepts nothing: ${says}`],
  })),
  {
    name: 'an annotation of no rule',
    world: {
      files: { 'a.yaml': deployment('a', annotated('run-as-root', '{reason: r, owner: o, expires: 2027-01-31}')) },
    },
    open: [ALL_ROOT, ALL_TAG],
    said: [
      'exception-malformed: annotation exception.ringwall.dev/run-as-root excepts nothing: names "run-as-root", which is no rule',
    ],
  },
  {
    name: 'an annotation of the pod template',
    world: {
      files: {
        'a.yaml': deployment('a').replace(
          '  template:\n',
          `  template:\n    metadata: {annotations: {exception.ringwall.dev/${ROOT}: "{reason: r, owner: o, expires: 2027-01-31}"}}\n`,
        ),
      },
    },
    open: [ALL_ROOT, ALL_TAG],
    said: [
      'exception-malformed: annotation exception.ringwall.dev/runs-as-root excepts nothing: stands on the pod template, not on the object',
    ],
  },
]
for (const { name, world, open = [], excepted = [], said = [] } of cases)
  test(name, () => {
    const got = show(world)
    assert.deepEqual({ ...got, said: [] }, { open, excepted, said: [] })
    assert.deepEqual(
      got.said.map((text, i) => `${text}$`.slice(0, said[i]?.length)),
      said,
    )
  })

test('its last day is its own, in UTC', () => {
  const world = { exceptions: [entry({ expires: '2027-01-31' })] }
  assert.equal(show(world).excepted.length, 1)
  const { exceptions } = apply(world)
  assert.deepEqual(
    exceptions.map(({ state, findings }) => [state, findings]),
    [['matched', 1]],
  )
})

test('what is wrong with exceptions stands in the file or on the object, with its line', () => {
  const files = { 'a.yaml': deployment('a', annotated(ROOT, 'x')) }
  const { findings, tallies } = apply({ files, exceptions: [entry({ assets: ['x/Pod/y'] })] })
  const own = findings.filter(({ rule }) => rule !== ROOT && rule !== TAG)
  assert.deepEqual(
    own.map(({ rule, asset, evidence }) => [rule, nameOf(asset), evidence[0]?.span.file, evidence[0]?.span.start.line]),
    [
      ['exception-malformed', 't/shop/Deployment/a', 'a.yaml', 7],
      ['exception-unmatched', 't/.ringwall/exceptions.yaml', 'exceptions.yaml', 1],
    ],
  )
  assert.deepEqual(
    [...tallies.values()],
    [
      { pass: 2, fail: 0, notEvaluated: 0 },
      { pass: 1, fail: 1, notEvaluated: 0 },
      { pass: 1, fail: 1, notEvaluated: 0 },
    ],
  )
})

test('the lines that are quoted hold nothing beside the annotation', () => {
  const secret = `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","annotations":{"exception.ringwall.dev/x":"y"}},"spec":{"containers":[{"name":"web","image":"w","env":[{"name":"PASSWORD","value":"hunter2"}]}]}}`
  const { findings } = apply({ files: { 'a.json': secret }, rules: [] })
  assert.equal(findings.length, 1)
  assert.doesNotMatch(JSON.stringify(findings), /hunter2/)
  assert.match(JSON.stringify(findings), /exception.ringwall.dev/)
})

test('whatever exceptions say, every place is open or excepted, and once', () => {
  const names = fc.constantFrom('shop/Deployment/a', 'shop/*/b', '**', 'x/Pod/y')
  const paths = fc.constantFrom('**/web/**', '**/containers/*', 'spec/**', 'metadata/**')
  const rules = fc.uniqueArray(fc.constantFrom(ROOT, TAG), { minLength: 1 })
  const anEntry = fc
    .record({
      rules,
      assets: fc.array(names, { minLength: 1, maxLength: 3 }),
      paths: fc.array(paths, { minLength: 1, maxLength: 2 }),
      expires: fc.constantFrom('2026-12-31', '2027-01-31'),
    })
    .map(entry)
  fc.assert(
    fc.property(fc.array(anEntry, { maxLength: 6 }), (exceptions) => {
      const files = { 'a.yaml': deployment('a'), 'b.yaml': deployment('b') }
      const { open, excepted } = show({ files, exceptions })
      const places = [...open, ...excepted].flatMap((text) => {
        const [rule, asset, ...containers] = text.replace(/ \(\w+\)$/, '').split(' ')
        return containers.map((container) => `${rule} ${asset} ${container}`)
      })
      const all = ['a', 'b'].flatMap((a) => [`${ROOT} ${a} web`, `${ROOT} ${a} side`, `${TAG} ${a} side`])
      assert.deepEqual(places.sort(), all.sort())
    }),
  )
})

function parsed(text: string): ExceptionFile {
  const result = parseExceptionFile(text, { file: 'exceptions.yaml', asset: ASSET, rules: KNOWN })
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

function read(path: string, text: string): readonly Resource[] {
  const bytes = new TextEncoder().encode(text)
  const context = { scope: localScope(), target: 't', time: TODAY, source: 'test', limits: DEFAULT_LIMITS }
  const { facts } = parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: true }, context)
  return facts.filter((fact) => fact.class === 'kubernetes_resource')
}

/** What a small engine would say: each container runs as root, and an image without a colon has no tag. */
function judge(resource: Resource, rules: readonly RuleId[]): readonly Finding[] {
  const at = ['spec', 'template', 'spec', 'containers']
  const list = at.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    resource.object,
  )
  const containers = (Array.isArray(list) ? list : []) as readonly { readonly name: string; readonly image: string }[]
  return rules.flatMap((rule) => {
    const bad = containers.flatMap(({ name, image }, i) => (rule === TAG && image.includes(':') ? [] : [{ name, i }]))
    if (bad.length === 0 || (rule !== TAG && rule !== ROOT)) return []
    const evidence = bad.map(({ name, i }) => {
      const path = [...at, i]
      const span = resource.document.locate(path)
      return { message: name, path, span, excerpt: resource.document.excerpt(span, 1), edit: undefined }
    })
    return {
      class: 'compliance_finding' as const,
      fingerprint: fingerprintOf('compliance_finding', rule, resource.asset),
      rule,
      severity: rule === ROOT ? ('high' as const) : ('medium' as const),
      title: rule,
      time: TODAY,
      asset: resource.asset,
      evidence,
      remediation: 'mend it',
      coverage: [],
    }
  })
}

/** The same object written twice is one finding; worst first. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const groups = [...Map.groupBy(findings, ({ fingerprint }) => fingerprint).values()]
  const joined = groups.flatMap((group) =>
    group.slice(0, 1).map((f) => ({ ...f, evidence: group.flatMap((g) => g.evidence) })),
  )
  return joined.sort((a, b) =>
    a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : keyOf(a.asset) < keyOf(b.asset) ? -1 : 1,
  )
}

function unevaluated(rule: RuleId, { asset }: Resource): NotEvaluated {
  return { outcome: 'not_evaluated', rule, asset, because: { code: 'wrong_type', message: 'm', at: { file: 'f' } } }
}

function id(text: string): RuleId {
  const parsed = parseRuleId(text)
  assert.ok(parsed !== undefined)
  return parsed
}
