import { realpathSync } from 'node:fs'
import { decodeText, encodeText } from '@ringwall/base/encoding'
import type { DocumentLimits, File } from '@ringwall/formats'
import { editManifest } from '@ringwall/formats/kubernetes'
import { applyChanges, type TextChange } from '@ringwall/formats/lib/edit'
import type { Proposal } from './proposal.ts'

/** A file with its fixes made, in memory. */
export interface DraftedFile {
  /** As the person named it. */
  readonly path: string
  /** Other names of the same file. */
  readonly names: readonly string[]
  /** Without links; `-` for standard input. */
  readonly real: string
  readonly before: File
  readonly after: Uint8Array
  readonly text: string
  readonly changes: readonly TextChange[]
  /** With the offset in `text` of what each does; `undefined` where another does it. */
  readonly made: readonly { readonly proposal: Proposal; readonly at: number | undefined }[]
}

export interface Drafted {
  readonly files: readonly DraftedFile[]
  readonly refused: readonly { readonly proposal: Proposal; readonly reason: string }[]
}

/** Makes the edits of proposals in the texts of their files. A file that has several names is edited once. */
export function draftFixes(
  proposals: readonly Proposal[],
  files: ReadonlyMap<string, File>,
  limits: DocumentLimits,
): Drafted {
  const byName = Map.groupBy(proposals, ({ evidence }) => evidence.span.file)
  const byFile = Map.groupBy(byName, ([name]) => realPath(name))
  const drafts = [...byFile].map(([real, of]) =>
    draftFile(
      real,
      of.flatMap(([, some]) => some),
      files,
      limits,
    ),
  )
  return { files: drafts.flatMap(({ file }) => file ?? []), refused: drafts.flatMap(({ refused }) => refused) }
}

/** Without links; a path that is none stays as it is. */
function realPath(path: string): string {
  try {
    return path === '-' ? path : realpathSync(path)
  } catch {
    return path
  }
}

function draftFile(
  real: string,
  proposals: readonly Proposal[],
  files: ReadonlyMap<string, File>,
  limits: DocumentLimits,
): { readonly file: DraftedFile | undefined; readonly refused: Drafted['refused'] } {
  const names = [...new Set(proposals.map(({ evidence }) => evidence.span.file))]
  const [path = real] = names
  const before = files.get(path)
  const decoded = before && decodeText(before.bytes)
  if (before === undefined || decoded?.kind !== 'text')
    return {
      file: undefined,
      refused: proposals.map((proposal) => ({ proposal, reason: 'is in a file that was not read' })),
    }
  const { text } = decoded
  const sent = new Map(
    proposals.flatMap((proposal) => (proposal.edit === undefined ? [] : [[proposal.edit, proposal]])),
  )
  const edited = editManifest(path, text, [...sent.keys()], limits)
  const refused = new Map(edited.refused.map(({ edit, reason }) => [edit, reason]))
  const made = [...sent]
    .filter(([edit]) => !refused.has(edit))
    .map(([edit, proposal]) => ({ proposal, at: edited.made.get(edit) }))
  const after = encodeText(applyChanges(text, edited.changes), before.bytes)
  return {
    file:
      edited.changes.length === 0
        ? undefined
        : { path, names, real, before, after, text, changes: edited.changes, made },
    refused: [
      ...proposals.filter(({ edit }) => edit === undefined).map((proposal) => ({ proposal, reason: MADE_ELSEWHERE })),
      ...[...sent].flatMap(([edit, proposal]) => {
        const reason = refused.get(edit)
        return reason === undefined ? [] : [{ proposal, reason }]
      }),
    ],
  }
}

const MADE_ELSEWHERE = 'is not written in this file but made from it'
