import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { setProperty } from '../ui/set-property.ts'

interface VirtualListProps<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  /** How many there are in all; `undefined` where nobody counted. */
  readonly total: number | undefined
  /** The row to keep in sight. */
  readonly active: number
  readonly row: (row: R, index: number) => ReactNode
  /** Called when the end comes near. */
  readonly onEnd: () => void
  /** Above the rows. */
  readonly head?: ReactNode
  /** Below the rows. */
  readonly foot?: ReactNode
}

/** A list as long as one likes: only the rows in sight are drawn. */
export function VirtualList<R>(props: VirtualListProps<R>) {
  const { label, rows, keyOf, total, active, row, onEnd, head, foot } = props
  const frame = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ESTIMATE_PX,
    getItemKey: (index) => keyOf(rows[index] as R),
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const height = virtual.getTotalSize()
  useLayoutEffect(() => setProperty(list.current, '--height', `${height}px`), [height])
  useEffect(() => {
    if (last >= rows.length - NEAR) onEnd()
  }, [last, rows.length, onEnd])
  useEffect(() => {
    if (active > 0) virtual.scrollToIndex(active, { align: 'auto' })
  }, [active, virtual])
  return (
    <div ref={frame} className="list-frame">
      {head}
      <ol ref={list} className="virtual" aria-label={label}>
        {items.map(({ key, index, start }) => (
          <Row key={String(key)} index={index} start={start} total={total} measure={virtual.measureElement}>
            {row(rows[index] as R, index)}
          </Row>
        ))}
      </ol>
      {foot}
    </div>
  )
}

function Row({ index, start, total, measure, children }: RowProps) {
  const ref = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => setProperty(ref.current, '--y', `${start}px`), [start])
  useLayoutEffect(() => measure(ref.current), [measure])
  return (
    <li ref={ref} data-index={index} aria-posinset={index + 1} aria-setsize={total ?? -1}>
      {children}
    </li>
  )
}

interface RowProps {
  readonly index: number
  readonly start: number
  readonly total: number | undefined
  readonly measure: (element: HTMLElement | null) => void
  readonly children: ReactNode
}

/** Height of a row before it was measured. */
const ESTIMATE_PX = 53
/** Rows before the end at which the next page is asked for. */
const NEAR = 30
