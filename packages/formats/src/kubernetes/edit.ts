import type { Edit, Position } from '@ringwall/model'
import { type DocumentLimits, located, type SourceText, sourceText } from '../lib/document/index.ts'
import { type DocumentEdit, editText, type Parsed, type TextChange } from '../lib/edit/index.ts'
import { documentsOf } from './documents.ts'
import { objectPaths } from './resource.ts'

/** An edit of one object of a manifest: its path is within the object. */
export interface ObjectEdit {
  /** Where the object begins, as its document locates it. */
  readonly object: Position
  readonly edit: Edit
}

export interface EditedManifest {
  readonly changes: readonly TextChange[]
  readonly refused: readonly { readonly edit: ObjectEdit; readonly reason: string }[]
}

/** The smallest changes of a manifest's text that make the edits of its objects; what cannot be made is refused. */
export function editManifest(
  path: string,
  text: string,
  edits: readonly ObjectEdit[],
  limits: DocumentLimits,
): EditedManifest {
  const read = (some: string): Parsed => {
    const { syntax, documents } = documentsOf(path, some, limits)
    return { syntax, documents: [...documents] }
  }
  const source = sourceText(path, text)
  const places = placesOf(source, read(text))
  const sent = new Map<Edit, ObjectEdit>()
  const refused: EditedManifest['refused'][number][] = []
  const inDocuments: DocumentEdit[] = []
  for (const edit of edits) {
    const place = places.get(keyOf(edit.object))
    if (place === undefined) refused.push({ edit, reason: 'is not written in this file but made from it' })
    else if (place.isTemplate) refused.push({ edit, reason: 'is in an object with {{ }}, which may be a template' })
    else {
      const placed = { ...edit.edit, path: [...place.path, ...edit.edit.path] }
      sent.set(placed, edit)
      inDocuments.push({ document: place.document, edit: placed })
    }
  }
  const edited = editText(text, read, inDocuments)
  for (const { edit: placed, reason } of edited.refused) {
    const edit = sent.get(placed)
    if (edit !== undefined) refused.push({ edit, reason })
  }
  return { changes: edited.changes, refused }
}

interface ObjectPlace {
  readonly document: number
  readonly path: Edit['path']
  readonly isTemplate: boolean
}

/** The objects of a text by where they begin. */
function placesOf(source: SourceText, { documents }: Parsed): ReadonlyMap<string, ObjectPlace> {
  const places = new Map<string, ObjectPlace>()
  documents.forEach((document, i) => {
    const isTemplate = source.text.slice(document.start, document.end).includes('{{')
    for (const path of objectPaths(document.value)) {
      const span = located(source, document, path).locate([])
      const lines = isTemplate ? source.excerpt(span, span.end.line - span.start.line + 1).lines : []
      places.set(keyOf(span.start), { document: i, path, isTemplate: lines.some((line) => line.includes('{{')) })
    }
  })
  return places
}

function keyOf({ line, column }: Position): string {
  return `${line}:${column}`
}
