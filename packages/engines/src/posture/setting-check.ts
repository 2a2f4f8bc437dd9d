import type { Path } from '@ringwall/model'
import type { View } from '../lib/view/index.ts'
import { type About, type Check, objectCheck } from './check.ts'

/** A check of one setting of a component that is configured by a file. */
export interface SettingAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  /** `kubelet.config.k8s.io/KubeletConfiguration`. */
  readonly kind: string
  readonly setting: Path
  /** True where the setting, or its absence, is right. */
  readonly isRight: (setting: View) => boolean
  /** Section of the CIS Kubernetes Benchmark 1.12; left out where it has none. */
  readonly section?: string
  readonly reference: string
}

/** Finds the setting where it is wrong, or missing where it is needed. */
export function settingCheck({ kind, setting, isRight, section, reference, ...about }: SettingAbout): Check {
  const name = setting.join('.')
  return objectCheck({
    ...about,
    standard: section === undefined ? undefined : { ...BENCHMARK, section },
    references: [reference],
    maturity: 'experimental',
    kinds: [kind],
    judge: (object) => {
      const found = object.at(...setting)
      if (isRight(found)) return []
      const how = found.raw === undefined ? `does not set ${name}` : `sets ${name} to ${shown(found.raw)}`
      return [{ path: found.path, message: `${kind.slice(kind.indexOf('/') + 1)} ${how}`, edit: undefined }]
    },
  })
}

function shown(value: unknown): string {
  return typeof value === 'object' ? 'what is written here' : String(value)
}

const BENCHMARK = { name: 'CIS Kubernetes Benchmark 1.12', url: 'https://www.cisecurity.org/benchmark/kubernetes' }
