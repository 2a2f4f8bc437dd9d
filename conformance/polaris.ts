import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyOf, type Resource } from '@ringwall/model'
import { filesOf } from './corpora.ts'
import { judged } from './lib/judged.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * The check cases of Polaris: a file whose objects must pass or fail a check of the peer. Such a check is one or several
 * rules of ours, on the objects that it is about; a file fails where one of these objects fails one of these rules. Of the
 * 178 lines of the index one is no case: the definition of the check `oneController`.
 */
export const suite: Suite = { run }

interface Case {
  readonly check: string
  readonly expect: 'success' | 'failure'
  readonly file: string
}

async function run(corpora: string): Promise<Outcome> {
  const files = filesOf(corpora, 'kubernetes', 'polaris-tests.tar.gz')
  const lines = readFileSync(join(corpora, 'kubernetes', 'polaris-checks.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const cases = lines
    .map((line): Case => JSON.parse(line))
    .filter(({ expect }) => expect === 'success' || expect === 'failure')
  const missed = cases.filter((each) => !holds(each, new TextDecoder().decode(files.get(each.file))))
  return { passed: cases.length - missed.length, missed: missed.map(({ file }) => file.replace('test/checks/', '')) }
}

function holds({ check, expect, file }: Case, text: string): boolean {
  const { rules = [], isAbout = () => true } = TABLE[check] ?? {}
  const { resources, findings, gaps, objectsJudged } = judged(new Map([[file, text]]), rules)
  if (gaps.length > 0 || objectsJudged === 0) return false
  const about = new Set(resources.filter(isAbout).map(({ asset }) => keyOf(asset)))
  return findings.some(({ asset }) => about.has(keyOf(asset))) === (expect === 'failure')
}

interface Equivalent {
  readonly rules: readonly string[]
  /** The objects that the peer's check is about, where ours are about more. */
  readonly isAbout?: (resource: Resource) => boolean
}

const EXEC = ['rbac-exec-pods', 'rbac-wildcard-all', 'rbac-wildcard-resources']
/** The peer fails a binding too whose role it does not see. */
const EXEC_BOUND = ['rbac-exec-pods-bound', 'rbac-role-missing']

function binds(binding: string, role: string): (resource: Resource) => boolean {
  return ({ asset, object }) => {
    const roleRef = object['roleRef'] as { readonly kind?: unknown } | undefined
    return asset.resource === binding && roleRef?.kind === role
  }
}

const TABLE: Readonly<Record<string, Equivalent>> = {
  automountServiceAccountToken: { rules: ['service-account-token-mounted', 'service-account-token-unused'] },
  clusterrolebindingPodExecAttach: { rules: EXEC_BOUND, isAbout: binds('ClusterRoleBinding', 'ClusterRole') },
  cpuLimitsMissing: { rules: ['resource-limits-cpu'] },
  cpuRequestsMissing: { rules: ['resource-requests'] },
  deploymentMissingReplicas: { rules: ['replicas-single'] },
  hostIPCSet: { rules: ['pss-host-namespaces'] },
  hostNetworkSet: { rules: ['pss-host-namespaces'] },
  hostPIDSet: { rules: ['pss-host-namespaces'] },
  hostPathSet: { rules: ['pss-host-path-volumes'] },
  hpaMaxAvailability: { rules: ['autoscaler-cannot-scale'] },
  hpaMinAvailability: { rules: ['autoscaler-single-replica'] },
  insecureCapabilities: { rules: ['capability-defaults-kept'] },
  linuxHardening: { rules: ['linux-hardening-missing'] },
  livenessProbeMissing: { rules: ['probe-liveness-missing'] },
  memoryLimitsMissing: { rules: ['resource-limits-memory'] },
  metadataAndInstanceMismatched: { rules: ['label-instance-mismatch'] },
  missingPodDisruptionBudget: { rules: ['disruption-budget-missing'] },
  notReadOnlyRootFilesystem: { rules: ['writable-root-file-system'] },
  oneController: { rules: ['label-name-mismatch'] },
  pdbDisruptionsIsZero: { rules: ['disruption-budget-blocks-eviction'] },
  priorityClassNotSet: { rules: ['priority-class-unset'] },
  readinessProbeMissing: { rules: ['probe-readiness-missing'] },
  rolePodExecAttach: { rules: EXEC, isAbout: ({ asset }) => asset.resource === 'Role' },
  rolebindingClusterRolePodExecAttach: { rules: EXEC_BOUND, isAbout: binds('RoleBinding', 'ClusterRole') },
  rolebindingRolePodExecAttach: { rules: EXEC_BOUND, isAbout: binds('RoleBinding', 'Role') },
  runAsRootAllowed: { rules: ['pss-run-as-non-root'] },
  sensitiveContainerEnvVar: { rules: ['secret-in-environment'] },
  topologySpreadConstraint: { rules: ['replicas-not-spread'] },
}
