import type { Extent } from '../tree/index.ts'

/** Where the elements of arrays of tables are written, by the keys of the array joined by NUL, in written order. Linear. */
export function headersOf(text: string): ReadonlyMap<string, readonly Extent[]> {
  const found = new Map<string, Extent[]>()
  let open: { readonly name: string; readonly start: number } | undefined
  const close = (end: number): void => {
    if (open === undefined) return
    const extents = found.get(open.name) ?? []
    found.set(open.name, extents)
    extents.push({ start: open.start, end: open.start + text.slice(open.start, end).trimEnd().length })
    open = undefined
  }
  for (const { index, 1: brackets = '', 2: written = '' } of text.matchAll(HEADER)) {
    const name = nameOf(written)
    // A table below the element belongs to it.
    if (open !== undefined && name.startsWith(`${open.name}\0`)) continue
    close(index)
    if (brackets === '[[') open = { name, start: index }
  }
  close(text.length)
  return found
}

function nameOf(written: string): string {
  return written
    .split('.')
    .map((key) => key.trim().replace(/^["']|["']$/g, ''))
    .join('\0')
}

const HEADER = /^[ \t]{0,200}(\[\[?)[ \t]{0,200}([\w"'. \t-]{1,500}?)[ \t]{0,200}\]/gm
