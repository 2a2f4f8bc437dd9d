import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tokens } from '../lib/api/queries.ts'
import type { Token } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { Ago } from '../lib/ui/time.tsx'
import { TokenDialog } from './token-dialog.tsx'

/** API tokens of one's own. */
export function TokensPart() {
  const { t } = useWords()
  const columns = useColumns()
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <header className="part-head">
        <p className="quiet">{t('tokens.lead')}</p>
        <Button look="primary" onClick={() => setMaking(true)}>
          {t('tokens.new')}
        </Button>
      </header>
      <Loaded query={useQuery(tokens)}>
        {(data) =>
          data.tokens.length === 0 ? (
            <Empty title={t('tokens.none')} />
          ) : (
            <Table label={t('settings.tokens')} columns={columns} rows={data.tokens} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
      {isMaking ? <TokenDialog onClose={() => setMaking(false)} /> : null}
    </>
  )
}

function useColumns(): readonly Column<Token>[] {
  const { t } = useWords()
  return [
    {
      id: 'name',
      heading: t('tokens.name'),
      kind: 'wide',
      cell: ({ name, prefix }) => (
        <span className="place">
          <span className="place-name">{visible(name)}</span>
          <code className="place-kind">{visible(prefix)}…</code>
        </span>
      ),
    },
    {
      id: 'may',
      heading: t('tokens.may'),
      cell: ({ permissions }) => <span className="several">{permissions.map(visible).join(', ')}</span>,
    },
    { id: 'expires', heading: t('tokens.expires'), cell: ({ expiresAt }) => <Ago at={expiresAt} /> },
    {
      id: 'used',
      heading: t('tokens.used'),
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? t('tokens.never') : <Ago at={lastUsedAt} />),
    },
    {
      id: 'revoke',
      heading: t('tokens.revoke'),
      cell: (token) =>
        token.revokedAt === undefined ? <Revoke token={token} /> : <span className="tag">{t('tokens.revoked')}</span>,
    },
  ]
}

/** Asks twice, for what uses the token stops at once. */
function Revoke({ token }: { readonly token: Token }) {
  const { t } = useWords()
  const [isSure, setSure] = useState(false)
  const revoke = useChange<string>(REVOKE)
  if (!isSure) return <Button onClick={() => setSure(true)}>{t('tokens.revoke')}</Button>
  return (
    <Button look="danger" isBusy={revoke.isPending} onClick={() => revoke.mutate(token.id)}>
      {t('tokens.revoke.sure')}
    </Button>
  )
}

const REVOKE = {
  method: 'DELETE',
  path: (id: string) => `tokens/${encodeURIComponent(id)}`,
  touches: ['tokens'],
} as const
