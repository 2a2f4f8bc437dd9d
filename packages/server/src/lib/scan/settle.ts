import { dirname } from 'node:path'
import { compare } from '@ringwall/engines/comparison'
import { applyExceptions, type ExceptionSettings, type Judgments } from '@ringwall/engines/exceptions'
import { type Asset, type Baseline, keyOf, type Scan } from '@ringwall/model'

/** What the engines said of the targets. */
export interface JudgedTargets extends Omit<Judgments, 'rules'>, Pick<Scan, 'rules' | 'tallies' | 'targets'> {
  /** Files whose packages were judged. */
  readonly files: readonly Asset[]
  /** Files and directories that were not to be read. */
  readonly leftOut: ReadonlySet<string>
}

/** What findings are held against, once they are known. */
export interface Acceptance {
  /** Left out where exceptions do not count. */
  readonly exceptions?: ExceptionSettings
  /** Findings of an earlier scan, to compare with. */
  readonly baseline?: Baseline
}

export type Settled = Pick<Scan, 'rules' | 'findings' | 'excepted' | 'exceptions' | 'tallies' | 'comparison'>

/** Applies the exceptions, then compares what is left with the baseline. */
export function settle(judged: JudgedTargets, { exceptions, baseline }: Acceptance): Settled {
  const applied = exceptions === undefined ? untouched(judged) : apply(judged, exceptions)
  if (baseline === undefined) return { ...applied, comparison: undefined }
  const assets = new Set([...judged.resources.map(({ asset }) => asset), ...judged.files].map((asset) => keyOf(asset)))
  if (exceptions?.file !== undefined) assets.add(keyOf(exceptions.file.asset))
  const isLeftOut = (file: string): boolean => isBelow(file, judged.leftOut)
  const rules = new Set(applied.rules.keys())
  return { ...applied, comparison: compare(baseline, { ...judged, ...applied, rules, assets, isLeftOut }) }
}

function untouched({ rules, findings, tallies }: JudgedTargets): Omit<Settled, 'comparison'> {
  return { rules, findings, excepted: [], exceptions: [], tallies }
}

function apply(judged: JudgedTargets, settings: ExceptionSettings): Omit<Settled, 'comparison'> {
  const applied = applyExceptions({ ...judged, rules: new Set(judged.rules.keys()) }, settings)
  return {
    ...applied,
    rules: new Map([...judged.rules, ...settings.rules.map((rule) => [rule.id, rule] as const)]),
    tallies: new Map([...judged.tallies, ...applied.tallies]),
  }
}

function isBelow(file: string, folders: ReadonlySet<string>): boolean {
  for (let at = file; ; at = dirname(at)) {
    if (folders.has(at)) return true
    if (dirname(at) === at) return false
  }
}
