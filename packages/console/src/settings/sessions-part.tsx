import { useQuery } from '@tanstack/react-query'
import { logins } from '../lib/api/queries.ts'
import type { Login } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** Where one is signed in. */
export function SessionsPart() {
  const { t } = useWords()
  const columns = useColumns()
  return (
    <>
      <p className="quiet">{t('sessions.lead')}</p>
      <Loaded query={useQuery(logins)}>
        {(data) => (
          <Table label={t('settings.sessions')} columns={columns} rows={data.sessions} keyOf={({ id }) => id} />
        )}
      </Loaded>
    </>
  )
}

function useColumns(): readonly Column<Login>[] {
  const { t } = useWords()
  const end = useChange<string>(END)
  return [
    {
      id: 'agent',
      heading: t('sessions.browser'),
      kind: 'wide',
      cell: ({ userAgent, isThis }) => (
        <span className="several">
          <span className="breaks">{visible(userAgent ?? '')}</span>
          {isThis ? <span className="tag good">{t('sessions.this')}</span> : null}
        </span>
      ),
    },
    { id: 'since', heading: t('users.since'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { id: 'last', heading: t('tokens.used'), cell: ({ lastSeenAt }) => <Ago at={lastSeenAt} /> },
    {
      id: 'end',
      heading: t('sessions.end'),
      cell: ({ id, isThis }) =>
        isThis ? null : (
          <Button isBusy={end.isPending && end.variables === id} onClick={() => end.mutate(id)}>
            {t('sessions.end')}
          </Button>
        ),
    },
  ]
}

const END = {
  method: 'DELETE',
  path: (id: string) => `me/sessions/${encodeURIComponent(id)}`,
  touches: ['logins'],
} as const
