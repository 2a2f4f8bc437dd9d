import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError, change } from '../lib/api/client.ts'
import { session } from '../lib/api/queries.ts'
import type { Session } from '../lib/api/types.ts'
import { useWords, type Words } from '../lib/i18n/locale.tsx'
import { navigate, useLocation } from '../lib/router/location.ts'
import { PATHS } from '../lib/router/paths.ts'
import { Button } from '../lib/ui/button.tsx'
import { Field } from '../lib/ui/field.tsx'
import { useTitle } from '../lib/ui/page.tsx'
import { Door } from './door.tsx'
import { Provider } from './provider.tsx'

/** The sign-in. Afterwards the screen is shown whose address was asked for. */
export function SignIn() {
  const words = useWords()
  const { t } = words
  useTitle(t('signIn.title'))
  const { path } = useLocation()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const signIn = useSignIn()
  const provider = useQuery(session).data?.oidc
  const needsCode = signIn.error instanceof ApiError && signIn.error.problem.needsCode === true
  const isCodeShown = needsCode || code !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (path === PATHS.welcome) navigate(PATHS.situation, 'replace')
    signIn.mutate({ name: name.trim(), password, ...(code === '' ? {} : { code }) })
  }
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')}>
      {provider === undefined ? null : <Provider name={provider.name} />}
      <form onSubmit={submit}>
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
          value={password}
          required
          autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)}
        />
        {isCodeShown ? (
          <Field
            label={t('signIn.code')}
            hint={t('signIn.code.hint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            required
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
        ) : null}
        {signIn.error === null || (needsCode && code === '') ? null : (
          <p className="problem" role="alert">
            {explain(signIn.error, words)}
          </p>
        )}
        <Button type="submit" look={provider === undefined ? 'primary' : 'plain'} isBusy={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </Door>
  )
}

function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { readonly name: string; readonly password: string; readonly code?: string }) =>
      change<Session>('POST', 'session', given),
    onSuccess: (answer) => {
      client.setQueryData(session.queryKey, answer)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    },
  })
}

/** Never which of the two was wrong. */
function explain(error: Error, { t }: Words): string {
  if (!(error instanceof ApiError)) return t('error.failed.why')
  if (error.status === 0) return t('error.unreachable.why')
  if (error.status === 429) return t('signIn.tooMany', { n: error.problem.retryAfter ?? 60 })
  return t(error.status === 401 ? 'signIn.wrong' : 'error.failed.why')
}
