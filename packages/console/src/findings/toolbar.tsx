import { useEffect, useState } from 'react'
import { type FindingFilters, writeWithoutOrder } from '../lib/api/filters.ts'
import type { Facets } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Icon } from '../lib/ui/icon.tsx'
import { Chips } from './chips.tsx'

interface ToolbarProps {
  readonly filters: FindingFilters
  readonly counts: Facets | undefined
  readonly onChange: (filters: FindingFilters) => void
  readonly onFilter: () => void
  readonly onHelp: () => void
}

/** The head of the list: how many, a word to look for, the order, the way out as a table. */
export function Toolbar({ filters, counts, onChange, onFilter, onHelp }: ToolbarProps) {
  const { t, number } = useWords()
  return (
    <header className="tools">
      <h1>{t('screen.findings')}</h1>
      <span className="page-aside">
        {counts === undefined ? '' : `${number(counts.total)}${counts.isCapped ? '+' : ''}`}
      </span>
      <Search text={filters.text} onSearch={(text) => onChange({ ...filters, text })} />
      <Button icon="filter" onClick={onFilter}>
        {t('action.filter')}
      </Button>
      <Chips filters={filters} onChange={onChange} />
      <span className="tools-end">
        <select
          aria-label={t('order.title')}
          value={filters.order}
          onChange={(event) =>
            onChange({ ...filters, order: event.target.value === 'last_seen' ? 'last_seen' : 'severity' })
          }
        >
          <option value="severity">{t('order.severity')}</option>
          <option value="last_seen">{t('order.last_seen')}</option>
        </select>
        <a className="button plain" href={`/api/v1/findings.csv?${writeWithoutOrder(filters)}`} download="findings.csv">
          <Icon name="download" />
          {t('action.csv')}
        </a>
        <Button look="quiet" aria-label={t('keys.title')} onClick={onHelp}>
          ?
        </Button>
      </span>
    </header>
  )
}

/** Searches when one stops typing, so that not every letter is asked for. */
function Search({ text, onSearch }: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(text)
  const [before, setBefore] = useState(text)
  if (before !== text) {
    setBefore(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(onSearch, PAUSE_MS, typed)
    return () => clearTimeout(timer)
  }, [typed, text, onSearch])
  return (
    <input
      type="search"
      id="find"
      className="find"
      aria-label={t('find.title')}
      placeholder={t('find.title')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

const PAUSE_MS = 250
