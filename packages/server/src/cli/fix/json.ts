import { patchHunk } from '@ringwall/formats/lib/diff'
import { printEdit, printJson } from '@ringwall/formats/lib/text'
import { nameOf } from '@ringwall/model'
import type { Proposal, Unfixed } from '../../lib/fix/index.ts'
import { fixHunks, withoutSecrets } from './hunks.ts'
import type { FixOutcome } from './outcome.ts'

/** Everything, for programs. Lines that hold a secret are hidden in `diff`: to apply a change, take the patch. */
export function printFixJson({ plan, files }: FixOutcome): string {
  const { scan, unfixed } = plan
  const value = {
    version: scan.version,
    targets: scan.targets,
    files: files.map(({ file, state }) => ({
      file: file.path,
      state: state.kind,
      ...(state.kind === 'left' && { reason: state.reason }),
      fixes: file.made.map(({ proposal }) => fixOf(proposal)),
      diff: fixHunks(file).map(({ hunk }) => patchHunk(withoutSecrets(hunk, file.secretLines))),
    })),
    unfixed: unfixed.map(unfixedOf),
    gaps: scan.coverage.gaps,
  }
  return `${printJson(value, 2)}\n`
}

function fixOf(proposal: Proposal): unknown {
  const { rule, safety, evidence } = proposal
  return {
    ...placeOf(proposal),
    change: evidence.edit && printEdit(evidence.edit),
    edit: evidence.edit,
    safety,
    ...(safety === 'unsafe' && { mayStop: rule.fix?.mayStop }),
  }
}

function unfixedOf(unfixed: Unfixed): unknown {
  const { kind, ...more } = unfixed.because
  return { ...placeOf(unfixed), because: kind, ...more, remediation: unfixed.rule.remediation }
}

function placeOf({ rule, asset, evidence }: Pick<Proposal, 'rule' | 'asset' | 'evidence'>): object {
  const { file, start } = evidence.span
  return { rule: rule.id, severity: rule.severity, asset: nameOf(asset), message: evidence.message, file, ...start }
}
