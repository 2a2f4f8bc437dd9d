import { useState } from 'react'
import type { ScanDetail } from '../lib/api/types.ts'
import { useRules } from '../lib/api/use-rules.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { rulePath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'

interface Tally {
  readonly rule: string
  readonly pass: number
  readonly fail: number
  readonly unsaid: number
}

/** What each rule said: passed, failed, could not say. Those that failed come first. */
export function Tallies({ scan }: { readonly scan: ScanDetail }) {
  const { t, number } = useWords()
  const rules = useRules()
  const [isWhole, setWhole] = useState(false)
  const rows = tallied(scan)
  const columns: readonly Column<Tally>[] = [
    {
      id: 'rule',
      heading: t('because.rule'),
      kind: 'wide',
      cell: ({ rule }) => <Link to={rulePath(rule)}>{visible(rules.get(rule)?.title ?? rule)}</Link>,
    },
    { id: 'fail', heading: t('tally.fail'), kind: 'number', cell: ({ fail }) => number(fail) },
    { id: 'unsaid', heading: t('tally.unsaid'), kind: 'number', cell: ({ unsaid }) => number(unsaid) },
    { id: 'pass', heading: t('tally.pass'), kind: 'number', cell: ({ pass }) => number(pass) },
  ]
  if (rows.length === 0) return null
  return (
    <section className="card" aria-labelledby="tallies-title">
      <h2 id="tallies-title">
        {t('tally.title')} <span>{t('tally.judged', { n: rows.length })}</span>
      </h2>
      <Table
        label={t('tally.title')}
        columns={columns}
        rows={isWhole ? rows : rows.slice(0, FEW)}
        keyOf={({ rule }) => rule}
      />
      {rows.length > FEW ? (
        <p className="more">
          <Button look="quiet" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('action.fewer') : t('facet.more', { n: rows.length - FEW })}
          </Button>
        </p>
      ) : null}
    </section>
  )
}

/** Rules that judged anything at all. */
function tallied({ tallies }: ScanDetail): readonly Tally[] {
  return Object.entries(tallies)
    .map(([rule, [pass, fail, unsaid]]) => ({ rule, pass, fail, unsaid }))
    .filter(({ pass, fail, unsaid }) => pass + fail + unsaid > 0)
    .sort((a, b) => b.fail - a.fail || b.unsaid - a.unsaid || (a.rule < b.rule ? -1 : 1))
}

const FEW = 12
