import { sha256 } from '@ringwall/base/hash'
import { type Asset, asFingerprint, type Finding, type Fingerprint, keyOf, type RuleId } from '@ringwall/model'

/** Version 1: class, rule and asset. The place within the asset is evidence, not identity, so that moving a line or adding a second bad container changes nothing. */
export function fingerprintOf(findingClass: Finding['class'], rule: RuleId, asset: Asset): Fingerprint {
  return asFingerprint(`1:${sha256([findingClass, rule, keyOf(asset)])}`)
}

/** The same of one of several things within an asset: their names tell which. */
export function fingerprintWithin(
  findingClass: Finding['class'],
  rule: RuleId,
  asset: Asset,
  names: readonly string[],
): Fingerprint {
  return asFingerprint(`1:${sha256([findingClass, rule, keyOf(asset), ...names])}`)
}
