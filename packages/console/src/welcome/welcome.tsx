import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError, change } from '../lib/api/client.ts'
import { session } from '../lib/api/queries.ts'
import type { Session } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { navigate } from '../lib/router/location.ts'
import { PATHS } from '../lib/router/paths.ts'
import { Button } from '../lib/ui/button.tsx'
import { Field } from '../lib/ui/field.tsx'
import { useTitle } from '../lib/ui/page.tsx'
import { Door } from './door.tsx'

/** The first start: whoever holds the one-time link becomes the first administrator. */
export function Welcome() {
  const { t } = useWords()
  useTitle(t('welcome.title'))
  const [token, setToken] = useState(readToken)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const begin = useBegin()
  useEffect(hideToken, [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    begin.mutate({ token, name: name.trim(), password })
  }
  const { error } = begin
  const status = error instanceof ApiError ? error.status : undefined
  return (
    <Door title={t('welcome.title')} lead={t('welcome.lead')}>
      <form onSubmit={submit}>
        {readToken() === '' && token === '' && status === undefined ? (
          <p className="hint">{t('welcome.noLink')}</p>
        ) : null}
        <Field
          label={t('welcome.token')}
          hint={t('welcome.token.hint')}
          problem={status === 401 ? t('welcome.token.wrong') : undefined}
          value={token}
          required
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setToken(event.target.value.trim())}
        />
        <Field
          label={t('signIn.name')}
          value={name}
          required
          autoComplete="username"
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t('signIn.password')}
          type="password"
          hint={t('welcome.password.hint')}
          problem={status === 400 ? (error?.message ?? '') : undefined}
          value={password}
          required
          minLength={12}
          autoComplete="new-password"
          onChange={(event) => setPassword(event.target.value)}
        />
        {status === undefined || status === 400 || status === 401 ? null : (
          <p className="problem" role="alert">
            {t(status === 0 ? 'error.unreachable.why' : 'error.failed.why')}
          </p>
        )}
        <Button type="submit" look="primary" isBusy={begin.isPending}>
          {t('welcome.begin')}
        </Button>
      </form>
    </Door>
  )
}

function useBegin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { readonly token: string; readonly name: string; readonly password: string }) =>
      change<Session>('POST', 'bootstrap', given),
    onSuccess: (answer) => {
      navigate(PATHS.situation, 'replace')
      client.setQueryData(session.queryKey, answer)
    },
  })
}

/** The token stands in the fragment, which no server and no log ever sees. */
function readToken(): string {
  return window.location.hash.slice(1)
}

/** Nor does the history of the browser keep it. */
function hideToken(): void {
  if (window.location.hash !== '') window.history.replaceState(null, '', window.location.pathname)
}
