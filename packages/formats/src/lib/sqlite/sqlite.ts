import { type Pages, pagesOf } from './pages.ts'
import { type Value, valuesOf } from './record.ts'

/** The rows of a table of an SQLite database, by its pages alone. */
export interface Row {
  readonly id: number
  readonly values: readonly Value[]
}

/**
 * Reads a table; `undefined` where the bytes are no database or have no such table. What a write-ahead log holds is not seen. Every page is
 * read once at most, whatever the pages say. (SQLite, Database File Format.)
 */
export function readTable(bytes: Uint8Array, name: string): readonly Row[] | undefined {
  const pages = pagesOf(bytes)
  if (pages === undefined) return undefined
  try {
    const master = rowsOf(pages, 1)
    const table = master.find(({ values: [type, , of] }) => type === 'table' && of === name)
    const root = table?.values[3]
    return typeof root === 'number' ? rowsOf(pages, root) : undefined
  } catch (cause) {
    // A page that leads outside of itself.
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

function rowsOf(pages: Pages, root: number): readonly Row[] {
  const rows: Row[] = []
  const seen = new Set<number>()
  const pending = [root]
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (seen.has(number)) continue
    seen.add(number)
    const page = pages.page(number)
    if (page === undefined) continue
    if (page.type === LEAF) for (const at of page.cells) rows.push(rowAt(pages, number, at))
    if (page.type === INTERIOR) pending.push(page.rightMost, ...page.cells.map((at) => pages.u32(number, at)).reverse())
  }
  return rows
}

/** Length and row id, then what fits of the record; the rest lies on pages that lead to each other. */
function rowAt(pages: Pages, number: number, at: number): Row {
  const [length, idAt] = pages.varint(number, at)
  const [id, start] = pages.varint(number, idAt)
  return { id, values: valuesOf(pages.payload(number, start, length)) }
}

const LEAF = 13
const INTERIOR = 5
