import type { Comparison, EarlierFinding, Excepted, Exception, RuleId } from '@ringwall/model'
import { exceptedId, printAcceptance, printable } from '../lib/text/index.ts'
import { physicalLocation } from './location.ts'
import { message } from './message.ts'
import { result } from './result.ts'
import { LEVELS } from './rule.ts'

/** What an exception accepts: a `result` with a suppression (SARIF §3.35). To a baseline that has it, open or excepted, it is unchanged. */
export function suppressed(
  excepted: Excepted,
  comparison: Comparison | undefined,
  indices: ReadonlyMap<RuleId, number>,
): object {
  const { finding, exception } = excepted
  const id = exceptedId(excepted)
  const wasOpen = comparison?.baseline.findings.some(({ fingerprint }) => fingerprint === finding.fingerprint)
  const isKnown = wasOpen || comparison?.baseline.excepted.has(id)
  return {
    ...result(finding, indices),
    partialFingerprints: { 'ringwall/v1': id },
    baselineState: comparison === undefined ? undefined : isKnown ? 'unchanged' : 'new',
    suppressions: [suppression(exception)],
  }
}

/** A finding of the baseline that is fixed (SARIF §3.27.24: absent), as far as the baseline tells it. */
export function absent(
  { rule, severity, title, name, at, fingerprint }: EarlierFinding,
  indices: ReadonlyMap<RuleId, number>,
  isSuppressing: boolean,
): object {
  const logicalLocations = [{ fullyQualifiedName: printable(name), kind: 'resource' }]
  return {
    ruleId: rule,
    ruleIndex: indices.get(rule),
    level: LEVELS[severity],
    message: message(`${name}: ${title}`),
    locations: [{ ...(at.file === '' ? {} : { physicalLocation: physicalLocation(at) }), logicalLocations }],
    partialFingerprints: { 'ringwall/v1': fingerprint },
    baselineState: 'absent',
    suppressions: isSuppressing ? [] : undefined,
  }
}

/** SARIF §3.35.2: a file beside the code is external, an annotation is in the source. */
function suppression(exception: Exception): object {
  return {
    kind: exception.kind === 'file' ? 'external' : 'inSource',
    status: 'accepted',
    justification: printable(printAcceptance(exception), 'lines'),
    location: { physicalLocation: physicalLocation(exception.at) },
    properties: { owner: printable(exception.owner), expires: exception.expires },
  }
}
