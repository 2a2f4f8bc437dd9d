import { relative, resolve } from 'node:path'
import { patchHead, patchHunk } from '@ringwall/formats/lib/diff'
import { printable, repositoryPath } from '@ringwall/formats/lib/text'
import { fixHunks } from './hunks.ts'
import type { FixOutcome } from './outcome.ts'

/** A patch for `git apply` or `patch -p1`, in the directory where the command ran; the reasons stand before each file. */
export function* printPatch({ files }: FixOutcome, cwd: string): Iterable<string> {
  for (const { file } of files) {
    for (const { proposal } of file.made) yield `# ${proposal.rule.id}: ${printable(proposal.evidence.message)}\n`
    yield patchHead(patchPath(file.path, cwd))
    for (const { hunk } of fixHunks(file)) yield patchHunk(hunk)
  }
}

/** As seen from `cwd` where the file is below it, else as it was named. */
function patchPath(path: string, cwd: string): string {
  if (path === '-') return 'stdin'
  const below = relative(cwd, resolve(cwd, path))
  return below.startsWith('..') ? path : repositoryPath(below)
}
