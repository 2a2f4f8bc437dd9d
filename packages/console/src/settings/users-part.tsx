import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { users } from '../lib/api/queries.ts'
import type { User } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { type Column, Table } from '../lib/ui/table.tsx'
import { Ago } from '../lib/ui/time.tsx'
import { useTell } from '../lib/ui/toast.tsx'
import { isNamedRole, ROLES } from './roles.ts'
import { UserDialog } from './user-dialog.tsx'

/** Who may come in. */
export function UsersPart() {
  const { t } = useWords()
  const columns = useColumns()
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <header className="part-head">
        <p className="quiet">{t('users.lead')}</p>
        <Button look="primary" onClick={() => setMaking(true)}>
          {t('users.new')}
        </Button>
      </header>
      <Loaded query={useQuery(users)}>
        {(data) => <Table label={t('settings.users')} columns={columns} rows={data.users} keyOf={({ id }) => id} />}
      </Loaded>
      {isMaking ? <UserDialog onClose={() => setMaking(false)} /> : null}
    </>
  )
}

function useColumns(): readonly Column<User>[] {
  const { t } = useWords()
  return [
    {
      id: 'name',
      heading: t('signIn.name'),
      kind: 'wide',
      cell: ({ name, disabledAt, mustChangePassword }) => (
        <span className="several">
          <strong>{visible(name)}</strong>
          {disabledAt === undefined ? null : <span className="tag warn">{t('users.disabled')}</span>}
          {mustChangePassword ? <span className="tag">{t('users.mustChange')}</span> : null}
        </span>
      ),
    },
    { id: 'role', heading: t('users.role'), cell: (user) => <Role user={user} /> },
    {
      id: 'second',
      heading: t('users.second'),
      cell: ({ hasTotp }) => t(hasTotp ? 'users.second.on' : 'users.second.off'),
    },
    { id: 'since', heading: t('users.since'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { id: 'do', heading: t('users.do'), cell: (user) => <Deeds user={user} /> },
  ]
}

function Role({ user }: { readonly user: User }) {
  const { t } = useWords()
  const tell = useTell()
  const change = useChange<Wanted>(CHANGE)
  const roles = [...ROLES, ...(isNamedRole(user.role) ? [] : [user.role])]
  return (
    <select
      aria-label={t('users.roleOf', { name: visible(user.name) })}
      value={user.role}
      disabled={change.isPending}
      onChange={(event) =>
        change.mutate(
          { id: user.id, role: event.target.value },
          { onError: (error) => tell({ text: t('error.notDone', { why: error.message }) }) },
        )
      }
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {isNamedRole(role) ? t(`role.${role}`) : visible(role)}
        </option>
      ))}
    </select>
  )
}

function Deeds({ user }: { readonly user: User }) {
  const { t } = useWords()
  const tell = useTell()
  const me = usePrincipal()
  const change = useChange<Wanted>(CHANGE)
  const signOut = useChange<string>(SIGN_OUT)
  const isDisabled = user.disabledAt !== undefined
  const fail = (error: Error): void => tell({ text: t('error.notDone', { why: error.message }) })
  return (
    <span className="actions">
      <Button
        isBusy={signOut.isPending}
        onClick={() =>
          signOut.mutate(user.id, {
            onError: fail,
            onSuccess: () => tell({ text: t('users.signedOut', { name: visible(user.name) }) }),
          })
        }
      >
        {t('users.signOut')}
      </Button>
      {user.id === me?.id ? null : (
        <Button
          isBusy={change.isPending}
          onClick={() => change.mutate({ id: user.id, isDisabled: !isDisabled }, { onError: fail })}
        >
          {t(isDisabled ? 'users.enable' : 'users.disable')}
        </Button>
      )}
    </span>
  )
}

interface Wanted {
  readonly id: string
  readonly role?: string
  readonly isDisabled?: boolean
}

const CHANGE = {
  method: 'PATCH',
  path: ({ id }: Wanted) => `users/${encodeURIComponent(id)}`,
  body: ({ id: _, ...rest }: Wanted) => rest,
  touches: ['users'],
} as const
const SIGN_OUT = {
  method: 'POST',
  path: (id: string) => `users/${encodeURIComponent(id)}/sign-out`,
  touches: ['logins'],
} as const
