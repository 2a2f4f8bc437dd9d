import type { MouseEvent } from 'react'
import type { Finding } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { findingPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Icon } from '../lib/ui/icon.tsx'
import { Place } from '../lib/ui/place.tsx'
import { SeverityMark } from '../lib/ui/severity.tsx'
import { Ago } from '../lib/ui/time.tsx'

interface RowProps {
  readonly finding: Finding
  readonly title: string
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly onOpen: () => void
  readonly onSelect: () => void
}

/** A finding of the list: what, where, who, when. The whole row opens it; its title is a true link. */
export function Row({ finding, title, isActive, isOpen, isSelected, onOpen, onSelect }: RowProps) {
  const { t } = useWords()
  const open = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || isSelecting(event)) return
    event.preventDefault()
    onOpen()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its title is the link that keys reach
    // biome-ignore lint/a11y/noStaticElementInteractions: the row only widens the area of that link
    <div
      className={`row${isOpen ? ' is-open' : ''}${isActive ? ' is-active' : ''}${isSelected ? ' is-selected' : ''}`}
      onClick={open}
    >
      <label className="row-select">
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={isActive ? 0 : -1}
          onChange={onSelect}
          aria-label={t('row.select', { title })}
        />
        <SeverityMark severity={finding.severity} />
      </label>
      <span className="row-what">
        <Link
          to={findingPath(finding.fingerprint)}
          onClick={open}
          tabIndex={isActive ? 0 : -1}
          aria-current={isOpen ? 'true' : undefined}
        >
          {visible(title)}
        </Link>
        {finding.isFixable ? (
          <span className="row-fix" title={t('row.fixable')}>
            <Icon name="wrench" />
            <span className="unseen">{t('row.fixable')}</span>
          </span>
        ) : null}
      </span>
      <Place {...finding} />
      <span className="row-owner">{finding.owner === '' ? '' : visible(finding.owner)}</span>
      <span className="row-time">
        <Ago at={finding.lastSeen} />
      </span>
    </div>
  )
}

function isSelecting({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('label') !== null
}
