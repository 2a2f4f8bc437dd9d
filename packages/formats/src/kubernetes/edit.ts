import { type Edit, type Path, type Position, printPath } from '@ringwall/model'
import { type DocumentLimits, located, type SourceText, sourceText } from '../lib/document/index.ts'
import { type DocumentEdit, type EditedText, editText, type Parsed, type TextChange } from '../lib/edit/index.ts'
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
  /** Where in the text what an edit asks for is done; edits that find it done already have no place. */
  readonly made: ReadonlyMap<ObjectEdit, number>
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
  const refusedEdits = new Set(refused.map(({ edit }) => edit))
  const changeAt = changesByPlace(edited)
  const made = new Map<ObjectEdit, number>()
  for (const { document, edit } of inDocuments) {
    const of = sent.get(edit)
    const at = changeAt(document, edit.path)
    if (of !== undefined && at !== undefined && !refusedEdits.has(of)) made.set(of, at)
  }
  return { changes: edited.changes, made, refused }
}

/** Where the change of a place begins, or that of what is nearest around it. */
function changesByPlace({ changes }: EditedText): (document: number, path: Path) => number | undefined {
  const starts = new Map<string, number>()
  const key = (document: number, path: Path): string => `${document} ${printPath(path)}`
  for (const { document, path, start } of changes.toReversed()) starts.set(key(document, path), start)
  return (document, path) => {
    const lengths = path.map((_, i) => path.length - i)
    const near = lengths.map((length) => key(document, path.slice(0, length))).find((place) => starts.has(place))
    return near === undefined ? starts.get(key(document, [])) : starts.get(near)
  }
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
