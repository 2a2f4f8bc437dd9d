import type { View } from '../lib/view/index.ts'
import { WORKLOAD_KINDS } from '../lib/workload/index.ts'
import { type About, type Check, objectCheck } from './check.ts'

/** A check of one label or annotation of workloads: a house rule. */
export interface MetadataAbout
  extends Omit<About, 'standard' | 'maturity' | 'references' | 'techniques' | 'severity' | 'isOptional'> {
  readonly field: 'labels' | 'annotations'
  readonly key: string
  /** `value` is empty where it is absent, `name` where the object has none. */
  readonly isRight: (value: string, name: string) => boolean
}

/** Judges the metadata of every workload, not of its template. */
export function metadataCheck({ field, key, isRight, ...about }: MetadataAbout): Check {
  return objectCheck({
    ...about,
    severity: 'informational',
    standard: undefined,
    references: REFERENCES,
    techniques: [],
    maturity: 'experimental',
    isOptional: true,
    kinds: [...WORKLOAD_KINDS, '/Pod', 'batch/Job', 'batch/CronJob'],
    judge: (object: View) => {
      const metadata = object.at('metadata')
      const at = metadata.at(field, key)
      const value = at.string() ?? ''
      if (isRight(value, metadata.at('name').string() ?? '')) return []
      const state = value === '' ? 'is missing' : `is ${JSON.stringify(value.slice(0, MAX_SHOWN))}`
      return [{ path: at.path, message: `${field.slice(0, -1)} ${key} ${state}`, edit: undefined }]
    },
  })
}

const REFERENCES = ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/']
const MAX_SHOWN = 63
