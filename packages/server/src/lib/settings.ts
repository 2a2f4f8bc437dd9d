import { parseVersion } from '@ringwall/engines/lib/pod-security'
import { parseQuantity } from '@ringwall/engines/lib/quantity'
import type { Check, HouseSettings, PostureSettings } from '@ringwall/engines/posture'
import type { Config } from './config/index.ts'
import { RULES } from './known-rules.ts'
import { UsageError } from './usage-error.ts'

/** The checks that run under a configuration, and how. Throws a UsageError for a version or rule that does not exist. */
export function postureSettings(
  config: Config,
  checks: readonly Check[],
): { readonly settings: PostureSettings; readonly checks: readonly Check[] } {
  const kubernetesVersion = parseVersion(config.podSecurity.version)
  if (kubernetesVersion === undefined)
    throw new UsageError(`no Kubernetes version ${config.podSecurity.version}: latest, or a number such as v1.33`)
  const known = new Set<string>([...checks.map(({ rule }) => rule), ...RULES].map(({ id }) => id))
  for (const [field, ids] of Object.entries({ off: config.rulesOff, on: config.rulesOn })) {
    const unknown = ids.find((id) => !known.has(id))
    if (unknown !== undefined) throw new UsageError(`${config.file}: rules.${field} names ${unknown}, which is no rule`)
  }
  const off = new Set(config.rulesOff)
  const on = new Set(config.rulesOn)
  return {
    settings: { podSecurityLevel: config.podSecurity.level, kubernetesVersion, house: houseOf(config) },
    checks: checks.filter(({ rule }) => !off.has(rule.id) && (rule.isOptional !== true || on.has(rule.id))),
  }
}

/** A ceiling that is no quantity would never be reached: it stops. */
function houseOf({ file, house: { registries, cpuCeiling, memoryCeiling } }: Config): HouseSettings {
  return {
    ...(registries === undefined ? {} : { registries }),
    ...(cpuCeiling === undefined ? {} : { cpuCeiling: quantity(file, 'cpuCeiling', cpuCeiling) }),
    ...(memoryCeiling === undefined ? {} : { memoryCeiling: quantity(file, 'memoryCeiling', memoryCeiling) }),
  }
}

function quantity(file: string | undefined, field: string, text: string | number): number {
  const value = parseQuantity(text)
  if (value === undefined || value <= 0)
    throw new UsageError(`${file}: house.${field} is ${JSON.stringify(text)}, not a quantity such as 500m or 2Gi`)
  return value
}
