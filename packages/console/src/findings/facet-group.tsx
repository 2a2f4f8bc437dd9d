import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'

/** A value that can be chosen. `count` is `undefined` where nobody counted. */
export interface FacetValue {
  readonly value: string
  readonly count: number | undefined
  readonly label: string
  readonly mark?: ReactNode
}

interface FacetGroupProps {
  readonly title: string
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
  readonly onFlip: (value: string) => void
  /** True where only one can be chosen. */
  readonly isSingle?: true
}

/** Values of one kind: the first few, the rest on demand. */
export function FacetGroup({ title, values, chosen, onFlip, isSingle }: FacetGroupProps) {
  const { t, number } = useWords()
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? values.slice(0, MOST) : values.filter(({ value }, i) => i < FEW || chosen.includes(value))
  if (values.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {shown.map(({ value, count, label, mark }) => (
        <label key={value} className={count === 0 ? 'none' : undefined}>
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            {...(isSingle ? { name: id } : {})}
            checked={chosen.includes(value)}
            onChange={() => onFlip(value)}
          />
          {mark}
          <span title={label}>{label}</span>
          {count === undefined ? null : <em>{number(count)}</em>}
        </label>
      ))}
      {values.length > FEW ? (
        <Button look="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('action.fewer') : t('facet.more', { n: values.length - FEW })}
        </Button>
      ) : null}
    </section>
  )
}

const FEW = 6
const MOST = 200
