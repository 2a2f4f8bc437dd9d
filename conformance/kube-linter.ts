import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './corpora.ts'
import { judged } from './lib/judged.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * The check cases of kube-linter: a file, and how many diagnostics a check of the peer gives of it. A diagnostic is about
 * one object at one place; ours is one piece of evidence, so that these are counted. Where the peer says a thing once for
 * each object, or we once for what the peer says twice, failing objects are counted instead, as the table tells. Besides
 * the count, no object may fail whose name says that it should not. Of the 72 lines of the index five are no case: they try
 * flags and the machine.
 */
export const suite: Suite = { run }

interface Case {
  readonly check: string
  readonly file: string
  /** Null where only messages are compared. */
  readonly count: number | null
  readonly messages: readonly string[]
}

async function run(corpora: string): Promise<Outcome> {
  const files = filesOf(corpora, 'kubernetes', 'kube-linter-tests.tar.gz')
  const lines = readFileSync(join(corpora, 'kubernetes', 'kube-linter-bats.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const cases = lines
    .map((line): Case => JSON.parse(line))
    .filter(({ check, file }) => file !== null && !check.startsWith('flag-'))
  const missed = cases.filter((each) => !holds(each, new TextDecoder().decode(files.get(each.file))))
  return { passed: cases.length - missed.length, missed: missed.map(({ check }) => check) }
}

function holds({ check, file, count, messages }: Case, text: string): boolean {
  const { rules, by = 'places' } = TABLE[check] ?? { rules: [] }
  const { findings, failures, gaps } = judged(new Map([[file, named(text)]]), rules)
  if (gaps.length > 0 || findings.some(({ asset }) => asset.kind === 'kubernetes' && HARMLESS.test(asset.name)))
    return false
  const places = findings.flatMap(({ evidence }) => evidence).length
  const objects = [...failures.values()].reduce((sum, failed) => sum + failed, 0)
  return (by === 'places' ? places : objects) === (count ?? messages.length)
}

/** Some objects of the peer have no name, and nobody could apply them: they are given one. */
function named(text: string): string {
  return text
    .split(/^---$/m)
    .map((document, i) => {
      const isNameless = /^kind:/m.test(document) && !/^metadata:/m.test(document)
      return isNameless ? `${document.trimEnd()}\nmetadata:\n  name: nameless-${i}\n` : document
    })
    .join('---')
}

interface Equivalent {
  readonly rules: readonly string[]
  readonly by?: 'places' | 'objects'
}

const HARMLESS = /^(?:dont-fire|should-pass|valid-|good-)/

const TABLE: Readonly<Record<string, Equivalent>> = {
  'access-to-create-pods': { rules: ['rbac-create-pods'] },
  'access-to-secrets': { rules: ['rbac-read-secrets'] },
  'cluster-admin-role-binding': { rules: ['rbac-cluster-admin-bound'] },
  'dangling-horizontalpodautoscaler': { rules: ['autoscaler-target-missing'] },
  'dangling-ingress': { rules: ['ingress-backend-missing'] },
  'dangling-networkpolicy': { rules: ['network-policy-selects-nothing'] },
  'dangling-networkpolicypeer-podselector': { rules: ['network-policy-peer-selects-nothing'] },
  'dangling-service': { rules: ['service-without-endpoints'] },
  'dangling-servicemonitor': { rules: ['service-monitor-selects-nothing'] },
  'default-service-account': { rules: ['service-account-token-mounted'] },
  'deprecated-service-account-field': { rules: ['service-account-deprecated-field'] },
  'dnsconfig-options': { rules: ['dns-many-queries'] },
  'docker-sock': { rules: ['host-path-runtime-socket'] },
  'drop-net-raw-capability': { rules: ['capability-network', 'capability-defaults-kept'] },
  'duplicate-env-var': { rules: ['environment-variable-duplicate'] },
  'env-value-from': { rules: ['environment-reference-missing', 'environment-secret-missing'] },
  'env-var-secret': { rules: ['secret-in-environment'] },
  'exposed-services': { rules: ['service-node-port'] },
  'host-ipc': { rules: ['pss-host-namespaces'] },
  'host-network': { rules: ['pss-host-namespaces'] },
  'host-pid': { rules: ['pss-host-namespaces'] },
  'hpa-minimum-three-replicas': { rules: ['autoscaler-under-three-replicas'] },
  'invalid-target-ports': { rules: ['port-invalid'] },
  'job-ttl-seconds-after-finished': { rules: ['job-never-removed', 'cron-job-removed-early'] },
  'latest-tag': { rules: ['image-tag-latest'] },
  'liveness-port': { rules: ['probe-port-undeclared'] },
  'minimum-three-replicas': { rules: ['replicas-under-three'] },
  'mismatching-selector': { rules: ['selector-mismatch'] },
  'no-anti-affinity': { rules: ['replicas-not-spread'] },
  'no-extensions-v1beta': { rules: ['api-version-removed'] },
  'no-liveness-probe': { rules: ['probe-liveness-missing'] },
  'no-node-affinity': { rules: ['node-affinity-missing'] },
  'no-read-only-root-fs': { rules: ['writable-root-file-system'] },
  'no-readiness-probe': { rules: ['probe-readiness-missing'] },
  'no-rolling-update-strategy': { rules: ['rolling-update-missing'] },
  'non-existent-service-account': { rules: ['service-account-missing'] },
  'non-isolated-pod': { rules: ['network-policy-missing'] },
  'pdb-max-unavailable': { rules: ['disruption-budget-blocks-eviction'] },
  'pdb-min-available': { rules: ['disruption-budget-blocks-eviction'] },
  'pdb-unhealthy-pod-eviction-policy': { rules: ['disruption-budget-unhealthy-pods'] },
  'priority-class-name': { rules: ['priority-class-missing'] },
  'privilege-escalation-container': { rules: ['pss-allow-privilege-escalation'] },
  'privileged-container': { rules: ['pss-privileged'] },
  'privileged-ports': { rules: ['privileged-port'] },
  'read-secret-from-env-var': { rules: ['secret-from-environment'] },
  'readiness-port': { rules: ['probe-port-undeclared'] },
  'required-annotation-email': { rules: ['annotation-email-missing'] },
  'required-label-owner': { rules: ['label-owner-missing'] },
  'restart-policy': { rules: ['restart-policy-never'] },
  'run-as-non-root': { rules: ['pss-run-as-non-root'] },
  'scc-deny-privileged-container': { rules: ['scc-allows-privileged'] },
  'sensitive-host-mounts': { rules: ['host-path-sensitive'] },
  'sorted-keys': { rules: ['keys-not-sorted'] },
  'ssh-port': { rules: ['container-ssh-port'] },
  'startup-port': { rules: ['probe-port-undeclared'] },
  'unsafe-proc-mount': { rules: ['pss-proc-mount'] },
  'unsafe-sysctls': { rules: ['pss-sysctls'] },
  'unset-cpu-requirements': { rules: ['resource-requests'] },
  'unset-memory-requirements': { rules: ['resource-requests'] },
  'wildcard-in-rules': { rules: ['rbac-wildcard-verbs'] },
  'writable-host-mount': { rules: ['host-path-writable'] },
}
