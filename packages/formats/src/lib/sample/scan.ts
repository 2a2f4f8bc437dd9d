import {
  asFingerprint,
  type ComplianceFinding,
  type Finding,
  type KubernetesAsset,
  localScope,
  type Rule,
  type RuleId,
  type Scan,
  type Severity,
  type Span,
} from '@ringwall/model'

/** Text that tries to be markup, a command, a mention, a colour or another order of letters in every format at once. */
export const HOSTILE = [
  '<script>alert(1)</script> & "quoted" \'x\' ]]> -->',
  '\u001b[31mred\u001b[0m \u202eright to left\u202c',
  '::error file=a,line=1::x %0A ##[error]y',
  '| # `a` ```b``` *c* _d_ [e](https://e.example) ![f](x) @org/team #1 $g$ www.h.example {0}',
].join('\n')

/** A scan that found something critical, medium (in two places) and low, and could not see everything. All that is `text` came from outside. */
export function sampleScan(text: string = HOSTILE): Scan {
  const rules = [PRIVILEGED, HOST_PORTS, { ...LABELS, title: text, description: text, remediation: text }]
  return {
    ...emptyScan(),
    targets: ['shop', text],
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    findings: [critical(), medium(), low(text)],
    tallies: new Map([
      [PRIVILEGED.id, { pass: 4, fail: 1, notEvaluated: 0 }],
      [HOST_PORTS.id, { pass: 3, fail: 1, notEvaluated: 1 }],
      [LABELS.id, { pass: 0, fail: 1, notEvaluated: 0 }],
    ]),
    coverage: {
      filesRead: 3,
      filesIgnored: 2,
      objectsJudged: 5,
      passedOver: { 'v1/ConfigMap': 2, [text]: 1 },
      gaps: [
        {
          code: 'template',
          message: 'spec.replicas is a template: {{ .Values.replicas }}',
          at: span('charts/shop/deployment.yaml', [7, 13], [7, 35]),
        },
        { code: 'unreadable', message: text, at: { file: 'secret/key store.yaml' } },
      ],
      notGiven: [],
    },
    summaries: [
      {
        title: 'Workloads by Pod Security level',
        counts: [
          { label: 'restricted', count: 1 },
          { label: 'baseline', count: 3 },
          { label: text, count: 1 },
        ],
      },
    ],
  }
}

/** A complete scan that judged one object with one rule and found nothing. */
export function emptyScan(): Scan {
  return {
    version: '0.1.0',
    scope: localScope(),
    targets: ['shop'],
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    finishedAt: Date.UTC(2026, 0, 2, 3, 4, 6, 500),
    rules: new Map([[PRIVILEGED.id, PRIVILEGED]]),
    findings: [],
    excepted: [],
    exceptions: [],
    comparison: undefined,
    tallies: new Map([[PRIVILEGED.id, { pass: 1, fail: 0, notEvaluated: 0 }]]),
    coverage: { filesRead: 1, filesIgnored: 0, objectsJudged: 1, passedOver: {}, gaps: [], notGiven: [] },
    summaries: [],
  }
}

function critical(): Finding {
  const path = ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'privileged']
  return {
    ...judged(PRIVILEGED, workload('shop', 'checkout')),
    evidence: [
      {
        message: 'container "app" runs privileged',
        path,
        span: span('deploy/checkout.yaml', [22, 25], [22, 29]),
        excerpt: {
          firstLine: 21,
          lines: ['          securityContext:', '            privileged: true', '          ports:'],
        },
        edit: { kind: 'set', path, value: false },
      },
    ],
  }
}

function medium(): Finding {
  const place = (index: number, line: number) => ({
    message: `container "web" takes port ${8000 + index} of the node`,
    path: ['spec', 'containers', 0, 'ports', index, 'hostPort'],
    span: span('./deploy/web pod.yaml', [line, 17], [line + 1, 1]),
    excerpt: { firstLine: line, lines: [`      hostPort: ${8000 + index}`] },
    edit: { kind: 'remove', path: ['spec', 'containers', 0, 'ports', index, 'hostPort'] } as const,
  })
  return { ...judged(HOST_PORTS, workload('shop', 'web')), evidence: [place(0, 11), place(1, 14)] }
}

function low(text: string): Finding {
  return {
    ...judged(LABELS, workload(text, text)),
    title: text,
    remediation: text,
    evidence: [
      {
        message: text,
        path: ['metadata', 'labels', text],
        span: span(`/srv/${text}.yaml`, [1, 1], [4, 1]),
        excerpt: { firstLine: 1, lines: text.split('\n') },
        edit: { kind: 'set', path: ['metadata', 'labels', text], value: text },
      },
    ],
    coverage: [{ code: 'template', message: text, at: { file: text } }],
  }
}

function judged(rule: Rule, asset: KubernetesAsset): Omit<ComplianceFinding, 'evidence'> {
  return {
    class: 'compliance_finding',
    fingerprint: asFingerprint(`1:${rule.id}`),
    rule: rule.id,
    severity: rule.severity,
    title: rule.title,
    time: Date.UTC(2026, 0, 2, 3, 4, 6),
    asset,
    remediation: rule.remediation,
    coverage: [],
  }
}

function workload(target: string, name: string): KubernetesAsset {
  return { kind: 'kubernetes', scope: localScope(), target, namespace: 'pay', resource: 'Deployment', name }
}

function span(file: string, start: readonly [number, number], end: readonly [number, number]): Span {
  return { file, start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } }
}

function rule(id: string, severity: Severity, rest: Partial<Rule>): Rule {
  return {
    // The ids below are well formed.
    id: id as RuleId,
    title: `${id} fires`,
    description: `${id} demands something.`,
    severity,
    language: 'native',
    classes: ['kubernetes_resource'],
    logic: { kind: 'native' },
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'stable',
    falsePositives: [],
    remediation: `Mend what ${id} names.`,
    ...rest,
  }
}

const PRIVILEGED = rule('pss-privileged', 'critical', {
  title: 'Container may gain root on the node: privileged',
  description: 'A privileged container has every right of the node.',
  standard: {
    name: 'Pod Security Standards',
    section: 'baseline, Privileged Containers',
    url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  techniques: ['T1611', 'T1552.007'],
  controls: [{ framework: 'cis-kubernetes-1.12', id: '5.2.2' }],
  falsePositives: ['Network plug-ins need it.'],
  remediation: 'Set privileged to false. Add the one capability that is needed, where one is.',
})

const HOST_PORTS = rule('pss-host-ports', 'medium', {
  title: 'Container takes a port of the node',
  remediation: 'Remove hostPort and reach the pod through a service.',
})

const LABELS = rule('house-labels', 'low', { maturity: 'experimental' })
