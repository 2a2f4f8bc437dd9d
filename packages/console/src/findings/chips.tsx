import { countFilters, type FindingFilters, LIST_FILTERS, NO_FILTERS, toggle } from '../lib/api/filters.ts'
import { useRules } from '../lib/api/use-rules.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Icon } from '../lib/ui/icon.tsx'

interface ChipsProps {
  readonly filters: FindingFilters
  readonly onChange: (filters: FindingFilters) => void
}

/** The filters that are set, each with a way to take it off. */
export function Chips({ filters, onChange }: ChipsProps) {
  const { t } = useWords()
  const rules = useRules()
  const print = (name: string, value: string): string => {
    if (name === 'severity') return t(`severity.${value as 'high'}`)
    if (name === 'rule') return visible(rules.get(value)?.title ?? value)
    if (name === 'asset') return visible(decode(value.split('/').at(-1) ?? value))
    if (name === 'owner' && value === '') return t('facet.nobody')
    return value === '-' ? t('facet.noNamespace') : visible(value)
  }
  if (countFilters(filters) === 0) return null
  return (
    <div className="chips">
      {LIST_FILTERS.flatMap((name) =>
        filters[name].map((value) => (
          <Chip
            key={`${name} ${value}`}
            text={t('chip.pair', { name: t(`facet.${name}`), value: print(name, value) })}
            onRemove={() => onChange(toggle(filters, name, value))}
          />
        )),
      )}
      {filters.state === 'open' ? null : (
        <Chip
          text={t('chip.pair', { name: t('facet.state'), value: t(`state.${filters.state}`) })}
          onRemove={() => onChange({ ...filters, state: 'open' })}
        />
      )}
      {filters.isFixable ? (
        <Chip text={t('facet.fixable')} onRemove={() => onChange({ ...filters, isFixable: false })} />
      ) : null}
      {filters.text === '' ? null : (
        <Chip text={`“${visible(filters.text)}”`} onRemove={() => onChange({ ...filters, text: '' })} />
      )}
      <Button look="quiet" onClick={() => onChange({ ...NO_FILTERS, order: filters.order })}>
        {t('action.clear')}
      </Button>
    </div>
  )
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  const { t } = useWords()
  return (
    <button type="button" className="chip" aria-label={t('chip.remove', { filter: text })} onClick={onRemove}>
      <span>{text}</span>
      <Icon name="close" />
    </button>
  )
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
