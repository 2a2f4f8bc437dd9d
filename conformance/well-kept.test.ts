import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checks } from '@ringwall/engines/posture'
import { isAtLeast, keyOf } from '@ringwall/model'
import { type Archive, findingsOf } from './lib/foreign.ts'

const corpora = process.env['RINGWALL_CORPORA']
const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'well-kept.md'), 'utf8')
const optional = new Set(checks.filter(({ rule }) => rule.isOptional).map(({ rule }) => rule.id))
const SETS = ['istio-bookinfo', 'istio-samples', 'k8s-default-rbac-1.20', 'online-boutique'] as const

test('what well-kept manifests raise is what docs/well-kept.md says, with a reason each', {
  skip: corpora === undefined && 'RINGWALL_CORPORA is not set',
}, () => {
  const raised = SETS.flatMap((set) => severe(corpora ?? '', set))
  const told = [...page.matchAll(/^\| ([\w.-]+) \| `([\w-]+)` \| (\d+) \| [A-Z].{20,} \|$/gm)]
  assert.deepEqual(raised.toSorted(), told.map(([, set, rule, count]) => `${set} ${rule} ${count}`).toSorted())
})

/** `<set> <rule> <how many objects>` of the rules that fail a run by default. */
function severe(root: string, set: (typeof SETS)[number]): readonly string[] {
  const archive: Archive = `manifests/${set}`
  const findings = findingsOf(root, archive).filter(
    ({ rule, severity }) => isAtLeast(severity, 'high') && !optional.has(rule),
  )
  return Array.from(
    Map.groupBy(findings, ({ rule }) => rule),
    ([rule, group]) => {
      const objects = new Set(group.map(({ asset }) => keyOf(asset).split('/').slice(-3).join('/')))
      return `${set} ${rule} ${objects.size}`
    },
  )
}
