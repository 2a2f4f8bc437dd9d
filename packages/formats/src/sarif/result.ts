import { type Evidence, type Finding, nameOf, type RuleId } from '@ringwall/model'
import { printable, printEdit } from '../lib/text/index.ts'
import { physicalLocation } from './location.ts'
import { message } from './message.ts'
import { LEVELS } from './rule.ts'

/** A finding as `result` (SARIF §3.27): its first place is the location, every other one is related. */
export function result(finding: Finding, indices: ReadonlyMap<RuleId, number>): object {
  const [first, ...others] = finding.evidence
  return {
    ruleId: finding.rule,
    ruleIndex: indices.get(finding.rule),
    level: LEVELS[finding.severity],
    message: message(sentence(finding)),
    locations: [{ ...(first === undefined ? {} : place(first)), logicalLocations: [logicalLocation(finding)] }],
    relatedLocations: others.length === 0 ? undefined : others.map(relatedLocation),
    partialFingerprints: { 'ringwall/v1': finding.fingerprint },
  }
}

/** What and where, and how to mend the first place. */
function sentence(finding: Finding): string {
  const [first] = finding.evidence
  const what = `${nameOf(finding.asset)}: ${first?.message ?? finding.title}`
  return first?.edit === undefined ? what : `${what}\nTo fix: ${printEdit(first.edit)}`
}

function place({ span }: Evidence): object {
  return { physicalLocation: physicalLocation(span) }
}

/** SARIF §3.33. */
function logicalLocation({ asset }: Finding): object {
  switch (asset.kind) {
    case 'kubernetes':
      return { name: printable(asset.name), fullyQualifiedName: printable(nameOf(asset)), kind: 'resource' }
    case 'file':
      return { name: printable(asset.path), fullyQualifiedName: printable(nameOf(asset)), kind: 'resource' }
  }
}

function relatedLocation(evidence: Evidence, index: number): object {
  return { id: index + 1, ...place(evidence), message: message(evidence.message) }
}
