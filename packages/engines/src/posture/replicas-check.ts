import type { Estate, Member } from '../lib/estate/index.ts'
import type { Violation } from '../lib/pod-security/index.ts'
import { REPLICATED_KINDS, scalersOf } from '../lib/workload/index.ts'
import { type About, type Check, estateObjectCheck } from './check.ts'

/** A check that workloads run enough replicas. */
export interface ReplicasAbout extends Omit<About, 'standard' | 'maturity' | 'references' | 'techniques' | 'severity'> {
  readonly least: number
}

/** Judges the replicas that a workload is written with; one that an autoscaler scales is judged by the autoscaler. */
export function replicasCheck({ least, ...about }: ReplicasAbout): Check {
  return estateObjectCheck({
    ...about,
    severity: 'informational',
    standard: undefined,
    references: REFERENCES,
    techniques: [],
    maturity: 'experimental',
    isOptional: true,
    kinds: REPLICATED_KINDS,
    judge: (member, estate) => tooFew(member, estate, least),
  })
}

function tooFew(member: Member, estate: Estate, least: number): readonly Violation[] {
  const at = member.object.at('spec', 'replicas')
  const replicas = at.raw === undefined ? 1 : at.number()
  // None is a workload that is switched off.
  if (replicas === undefined || replicas === 0 || replicas >= least || scalersOf(estate, member).length > 0) return []
  const message = `${replicas} of at least ${least} replicas ${replicas === 1 ? 'runs' : 'run'}`
  return [{ path: at.path, message, edit: undefined }]
}

const REFERENCES = ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas']
