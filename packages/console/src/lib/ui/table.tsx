import type { ReactNode } from 'react'

/** A column: its heading, and what stands in a row. */
export interface Column<R> {
  readonly id: string
  readonly heading: string
  readonly cell: (row: R) => ReactNode
  /** `number` stands to the right; `wide` takes the free width. */
  readonly kind?: 'number' | 'wide' | 'tight'
}

interface TableProps<R> {
  /** What is listed, for those who do not see it. */
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
}

/** A table; on a narrow screen each row is a card. */
export function Table<R>({ label, columns, rows, keyOf }: TableProps<R>) {
  return (
    <div className="table-frame">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ id, heading, kind }) => (
              <th key={id} scope="col" className={kind}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, heading, cell, kind }) => (
                <td key={id} className={kind} data-label={heading}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
