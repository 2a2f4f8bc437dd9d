import { decodeText } from '@ringwall/base/encoding'
import { notRun } from '@ringwall/engines/correlation'
import type { File } from '@ringwall/formats'
import type { RuleProblem, RuleText } from '@ringwall/languages'
import { languages } from '@ringwall/languages'
import type { Gap, Rule } from '@ringwall/model'
import { filesystem } from '@ringwall/sources/filesystem'

/** The rules of files and folders, and what of them could not be read or run. */
export interface LoadedRules {
  readonly rules: readonly Rule[]
  readonly gaps: readonly Gap[]
}

/** Reads Sigma rules as one set: the files named, and all `.yml` and `.yaml` files of the folders named. */
export async function loadRules(paths: readonly string[], signal: AbortSignal): Promise<LoadedRules> {
  const gaps: Gap[] = []
  const texts: RuleText[] = []
  for (const path of paths)
    for await (const sighting of filesystem(optionsFor(path)).sightings(signal)) {
      if (sighting.kind === 'trouble') gaps.push(sighting.gap)
      if (sighting.kind !== 'seen') continue
      const text = textOf(sighting.value)
      if (typeof text === 'string') texts.push({ file: sighting.value.path, text })
      else gaps.push(text)
    }
  const { rules, refusals } = (await languages.sigma()).load(texts, () => undefined)
  return { rules, gaps: [...gaps, ...refusals.map(gapOf), ...correlationGaps(rules)] }
}

function optionsFor(path: string): Parameters<typeof filesystem>[0] {
  return { path, wanted: (name) => /\.ya?ml$/i.test(name), excluded: () => false, maxBytes: MAX_BYTES }
}

function textOf({ path, bytes, sizeBytes }: File): string | Gap {
  const at = { file: path }
  if (sizeBytes > bytes.length) return { code: 'too_large', message: `is larger than ${MAX_BYTES / 2 ** 20} MiB`, at }
  const decoded = decodeText(bytes)
  return decoded.kind === 'text' ? decoded.text : { code: decoded.kind, message: 'is no text of rules', at }
}

function gapOf({ field, message, at }: RuleProblem): Gap {
  return { code: 'rule_refused', message: `the rule is not run: ${field === '.' ? '' : `${field}: `}${message}`, at }
}

function correlationGaps(rules: readonly Rule[]): readonly Gap[] {
  const correlations = new Map(
    rules.flatMap(({ id, logic }) => (logic.kind === 'correlation' ? [[id, logic.correlation] as const] : [])),
  )
  const reasons = notRun(correlations)
  return rules.flatMap(({ id, origin }): readonly Gap[] => {
    const reason = reasons.get(id)
    if (reason === undefined || origin === undefined) return []
    return [{ code: 'rule_refused', message: `the rule is not run: ${reason}`, at: origin }]
  })
}

const MAX_BYTES = 16 * 2 ** 20
