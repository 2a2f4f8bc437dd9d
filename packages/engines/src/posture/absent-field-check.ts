import type { Path } from '@ringwall/model'
import type { Pod } from '../lib/pod-security/index.ts'
import { type About, type Check, podCheck } from './check.ts'

/** A check that pods say something, whatever it is: a house rule. */
export interface AbsentFieldAbout
  extends Omit<About, 'standard' | 'maturity' | 'techniques' | 'severity' | 'isOptional'> {
  /** Below the spec of the pod; the first is named where none is written. */
  readonly fields: readonly Path[]
  readonly message: string
}

/** Judges whether one of some fields of the pod is written. */
export function absentFieldCheck({ fields, message, ...about }: AbsentFieldAbout): Check {
  return podCheck({
    ...about,
    severity: 'informational',
    standard: undefined,
    techniques: [],
    maturity: 'experimental',
    isOptional: true,
    judge: ({ spec }: Pod) => {
      const written = fields.map((field) => spec.at(...field))
      const [first] = written
      if (first === undefined || written.some(({ raw }) => !isEmpty(raw))) return []
      return [{ path: first.path, message, edit: undefined }]
    },
  })
}

function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === '' || (typeof raw === 'object' && Object.keys(raw ?? {}).length === 0)
}
