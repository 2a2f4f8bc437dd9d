import { useMemo, useState } from 'react'
import { type FindingFilters, writeFilters } from '../lib/api/filters.ts'
import type { Finding } from '../lib/api/types.ts'
import { useListKeys } from '../lib/list/use-list-keys.ts'
import { navigate, useLocation } from '../lib/router/location.ts'
import { findingPath, PATHS } from '../lib/router/paths.ts'

/** Where one is in the list of findings, what is open, what is selected. */
export interface FindingList {
  readonly active: number
  /** Fingerprint of what the panel shows. It stands in the address. */
  readonly open: string | undefined
  readonly selected: ReadonlySet<string>
  readonly chosen: readonly Finding[]
  readonly narrow: (filters: FindingFilters) => void
  readonly show: (index: number) => void
  readonly hide: () => void
  readonly select: (index: number) => void
  readonly selectAll: () => void
  readonly clear: () => void
}

interface FindingListInput {
  readonly rows: readonly Finding[]
  readonly filters: FindingFilters
  readonly isWide: boolean
  readonly onHelp: () => void
}

export function useFindingList({ rows, filters, isWide, onHelp }: FindingListInput): FindingList {
  const open = useLocation().query.get('open') ?? undefined
  const [at, setAt] = useState<number>()
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE)
  const opened = rows.findIndex(({ fingerprint }) => fingerprint === open)
  const active = Math.min(at ?? Math.max(0, opened), Math.max(0, rows.length - 1))
  const go = (fingerprint: string | undefined, mode: 'push' | 'replace'): void => {
    const query = writeFilters(filters)
    if (fingerprint !== undefined) query.set('open', fingerprint)
    navigate(query.size === 0 ? PATHS.findings : `${PATHS.findings}?${query}`, mode)
  }
  const show = (index: number): void => {
    const finding = rows[index]
    if (finding === undefined) return
    setAt(index)
    if (isWide) go(finding.fingerprint, open === undefined ? 'push' : 'replace')
    else navigate(findingPath(finding.fingerprint))
  }
  const hide = (): void => {
    if (open === undefined) return
    go(undefined, 'push')
    focusRow(active)
  }
  const select = (index: number): void => {
    const finding = rows[index]
    if (finding === undefined) return
    setAt(index)
    setSelected((before) => flipped(before, finding.fingerprint))
  }
  useListKeys({
    onMove: (step) => {
      const next = Math.min(rows.length - 1, Math.max(0, active + step))
      setAt(next)
      if (open !== undefined) show(next)
      focusRow(next)
    },
    onOpen: () => show(active),
    onClose: () => (open === undefined ? setSelected(NONE) : hide()),
    onSelect: () => select(active),
    onHelp,
    onSearch: () => document.getElementById('find')?.focus(),
  })
  return {
    active,
    open: isWide ? open : undefined,
    selected,
    chosen: useMemo(() => rows.filter(({ fingerprint }) => selected.has(fingerprint)), [rows, selected]),
    narrow: (next) => {
      setAt(0)
      setSelected(NONE)
      const query = writeFilters(next)
      if (open !== undefined) query.set('open', open)
      navigate(query.size === 0 ? PATHS.findings : `${PATHS.findings}?${query}`)
    },
    show,
    hide,
    select,
    selectAll: () => setSelected(new Set(rows.slice(0, MOST_SELECTED).map(({ fingerprint }) => fingerprint))),
    clear: () => setSelected(NONE),
  }
}

/** Once it is drawn: a row that was out of sight is not there yet. */
function focusRow(index: number): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-index="${index}"] .row-what a`)?.focus({ preventScroll: true }),
    )
  })
}

function flipped(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return set.has(value) ? new Set([...set].filter((other) => other !== value)) : new Set([...set, value])
}

/** The server changes no more at once. */
export const MOST_SELECTED = 500
const NONE: ReadonlySet<string> = new Set()
