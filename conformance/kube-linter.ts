import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './corpora.ts'
import { houseChecks } from './lib/house-checks.ts'
import { judged } from './lib/judged.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * The check cases of kube-linter: a file, and how many diagnostics a check of the peer gives of it. A diagnostic is about
 * one object at one place, as is a piece of our evidence: the rules of ours that a check of the peer stands for must give
 * as many, and no object may fail whose name says that it should not. What a case configures, a house writes as a check
 * (`lib/house-checks.ts`). Of the 72 lines of the index five are no case: they try flags and the machine.
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
  const { findings, gaps } = judged(new Map([[file, named(text)]]), TABLE[check] ?? [], houseChecks)
  if (gaps.length > 0 || findings.some(({ asset }) => asset.kind === 'kubernetes' && HARMLESS.test(asset.name)))
    return false
  return findings.flatMap(({ evidence }) => evidence).length === (count ?? messages.length)
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

const HARMLESS = /^(?:dont-fire|should-pass|valid-|good-)/

/** A check of the peer → our rules. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'access-to-create-pods': ['rbac-create-pods'],
  'access-to-secrets': ['rbac-read-secrets'],
  'cluster-admin-role-binding': ['rbac-cluster-admin-bound'],
  'dangling-horizontalpodautoscaler': ['autoscaler-target-missing'],
  'dangling-ingress': ['ingress-backend-missing'],
  'dangling-networkpolicy': ['network-policy-selects-nothing'],
  'dangling-networkpolicypeer-podselector': ['network-policy-peer-selects-nothing'],
  'dangling-service': ['service-without-endpoints'],
  'dangling-servicemonitor': ['service-monitor-selects-nothing'],
  'default-service-account': ['service-account-token-mounted'],
  'deprecated-service-account-field': ['service-account-deprecated-field'],
  'dnsconfig-options': ['dns-many-queries'],
  'docker-sock': ['host-path-runtime-socket'],
  'drop-net-raw-capability': ['capability-network', 'capability-defaults-kept'],
  'duplicate-env-var': ['environment-variable-duplicate'],
  'env-value-from': ['environment-reference-missing', 'environment-secret-missing'],
  'env-var-secret': ['secret-in-environment'],
  'exposed-services': ['service-node-port'],
  'host-ipc': ['pss-host-namespaces'],
  'host-network': ['pss-host-namespaces'],
  'host-pid': ['pss-host-namespaces'],
  'hpa-minimum-three-replicas': ['autoscaler-under-three-replicas'],
  'invalid-target-ports': ['port-invalid'],
  'job-ttl-seconds-after-finished': ['job-never-removed', 'cron-job-removed-early'],
  'latest-tag': ['image-tag-latest'],
  'liveness-port': ['probe-port-undeclared'],
  'minimum-three-replicas': ['replicas-under-three'],
  'mismatching-selector': ['selector-mismatch'],
  'no-anti-affinity': ['replicas-not-spread'],
  'no-extensions-v1beta': ['api-version-removed'],
  'no-liveness-probe': ['probe-liveness-missing'],
  'no-node-affinity': ['node-affinity-missing'],
  'no-read-only-root-fs': ['writable-root-file-system'],
  'no-readiness-probe': ['probe-readiness-missing'],
  'no-rolling-update-strategy': ['rolling-update-missing'],
  'non-existent-service-account': ['service-account-missing'],
  'non-isolated-pod': ['network-policy-missing'],
  'pdb-max-unavailable': ['disruption-budget-blocks-eviction'],
  'pdb-min-available': ['disruption-budget-blocks-eviction'],
  'pdb-unhealthy-pod-eviction-policy': ['disruption-budget-unhealthy-pods'],
  'priority-class-name': ['priority-class-missing'],
  'privilege-escalation-container': ['pss-allow-privilege-escalation'],
  'privileged-container': ['pss-privileged'],
  'privileged-ports': ['privileged-port'],
  'read-secret-from-env-var': ['secret-from-environment'],
  'readiness-port': ['probe-port-undeclared'],
  'required-annotation-email': ['annotation-email-missing'],
  'required-label-owner': ['label-owner-missing'],
  'restart-policy': ['restart-policy-never'],
  'run-as-non-root': ['pss-run-as-non-root'],
  'schema-validation': ['field-unknown'],
  'scc-deny-privileged-container': ['scc-allows-privileged'],
  'sensitive-host-mounts': ['host-path-sensitive'],
  'sorted-keys': ['keys-not-sorted'],
  'ssh-port': ['container-ssh-port'],
  'startup-port': ['probe-port-undeclared'],
  'statefulset-volumeclaimtemplate-annotation': ['house-claim-annotation'],
  'template-forbidden-annotation': ['house-annotation-forbidden', 'house-role-arn'],
  'template-kubeconform': ['field-unknown'],
  'unsafe-proc-mount': ['pss-proc-mount'],
  'unsafe-sysctls': ['pss-sysctls'],
  'unset-cpu-requirements': ['resource-requests'],
  'unset-memory-requirements': ['resource-requests'],
  'use-namespace': ['namespace-default-used'],
  'wildcard-in-rules': ['rbac-wildcard-verbs'],
  'writable-host-mount': ['host-path-writable'],
}
