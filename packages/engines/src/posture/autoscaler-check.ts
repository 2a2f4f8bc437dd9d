import type { Violation } from '../lib/pod-security/index.ts'
import type { View } from '../lib/view/index.ts'
import { minReplicasOf } from '../lib/workload/index.ts'
import { type About, type Check, objectCheck } from './check.ts'

/** A check of the bounds within which an autoscaler scales. */
export interface AutoscalerAbout
  extends Omit<About, 'standard' | 'maturity' | 'references' | 'techniques' | 'severity'> {
  /** What is wrong, in words, or `undefined`. */
  readonly problem: (bounds: Bounds) => string | undefined
  /** The field that is to be changed. */
  readonly field: 'minReplicas' | 'maxReplicas'
}

export interface Bounds {
  /** One where it is not written. */
  readonly min: number
  /** `undefined` where it cannot be read: it must be written. */
  readonly max: number | undefined
}

/** Judges every horizontal pod autoscaler. */
export function autoscalerCheck({ problem, field, ...about }: AutoscalerAbout): Check {
  return objectCheck({
    ...about,
    severity: 'informational',
    standard: undefined,
    references: REFERENCES,
    techniques: [],
    maturity: 'experimental',
    kinds: ['autoscaling/HorizontalPodAutoscaler'],
    judge: (autoscaler: View): readonly Violation[] => {
      const max = autoscaler.at('spec', 'maxReplicas').number()
      const min = minReplicasOf(autoscaler)
      const message = min === undefined ? undefined : problem({ min, max })
      return message === undefined ? [] : [{ path: autoscaler.at('spec', field).path, message, edit: undefined }]
    },
  })
}

const REFERENCES = ['https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/']
