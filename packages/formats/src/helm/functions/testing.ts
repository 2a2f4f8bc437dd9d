import { DEFAULT_LIMITS } from '../../lib/document/index.ts'
import { DEFAULT_TEMPLATE_LIMITS, type Dict, type TemplateLimits } from '../../lib/go-template/index.ts'
import { type RenderedChart, renderChart } from '../index.ts'

/** Renders the files of a chart for tests, as `helm template release-name` would for Kubernetes 1.20. */
export function renderFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  values: Dict = new Map(),
  templateLimits: TemplateLimits = DEFAULT_TEMPLATE_LIMITS,
): RenderedChart {
  const bytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content
  return renderChart({
    files: new Map(Object.entries(files).map(([path, content]) => [path, { path, bytes: bytes(content) }])),
    values,
    release: {
      name: 'release-name',
      namespace: 'default',
      kubernetesVersion: '1.20',
      apiVersions: [],
      isUpgrade: false,
    },
    time: Date.UTC(2026, 10, 24),
    limits: DEFAULT_LIMITS,
    templateLimits,
  })
}

/** What one action prints in a chart of its own, and the messages of what was refused. */
export function renderExpression(expression: string): {
  readonly text: string | undefined
  readonly messages: readonly string[]
} {
  const { manifests, gaps } = renderFiles({ ...CHART, 'templates/a.yaml': `{{ ${expression} }}` })
  const text = manifests.find(({ name }) => name.endsWith('/a.yaml'))?.source.text
  return { text, messages: gaps.map(({ message }) => message) }
}

const CHART = {
  'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\nappVersion: 1.0\n',
  'values.yaml': `str: "hello world"
num: 8080
big: 123456789
f: 1.5
z: 0
t: true
nul: null
emp: ""
list: [c, a, b, a]
nums: [3, 1, 2]
map: {b: 1, a: {x: y, n: null, l: [1, 2]}, z: false}
ver: "1.25.3-rc.1+b"
yam: "a: 1\\nb: [x, y]\\n"
ml: "line one\\n\\n  two\\n"
long: "${'word '.repeat(40)}end"
`,
  'f.txt': 'l1\nl2\n',
  'g.txt': 'x',
  'templates/_h.tpl': '{{ define "h" }}a: 1\nb: {{ .Values.num }}{{ end }}',
}
