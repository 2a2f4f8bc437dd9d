import { type FixPlan, type PlannedFile, replaceFile } from '../../lib/fix/index.ts'

/** A plan, and what became of its files. */
export interface FixOutcome {
  readonly plan: FixPlan
  readonly files: readonly FileOutcome[]
}

export interface FileOutcome {
  readonly file: PlannedFile
  readonly state:
    | { readonly kind: 'shown' }
    | { readonly kind: 'written' }
    /** Not written, and why. */
    | { readonly kind: 'left'; readonly reason: string }
}

/** Nothing is written: what would be is shown. */
export function shown(plan: FixPlan): FixOutcome {
  return { plan, files: plan.files.map((file) => ({ file, state: { kind: 'shown' } })) }
}

/** Writes the files one after the other; one that cannot be written does not keep the others from it. */
export async function written(plan: FixPlan): Promise<FixOutcome> {
  const files: FileOutcome[] = []
  for (const file of plan.files) files.push({ file, state: await writtenFile(file) })
  return { plan, files }
}

/** Standard input is answered on standard output, by the command. */
async function writtenFile({ path, real, before, after }: PlannedFile): Promise<FileOutcome['state']> {
  if (path === '-') return { kind: 'written' }
  const result = await replaceFile({ path, real, before: before.bytes, after })
  return result.ok ? { kind: 'written' } : { kind: 'left', reason: result.error }
}
