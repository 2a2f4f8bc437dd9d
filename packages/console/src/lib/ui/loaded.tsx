import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '../api/client.ts'
import { useWords, type Words } from '../i18n/locale.tsx'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isFetching'>
  /** What a 404 means: a thing that is not there, or a part that this server does not have. */
  readonly missing?: 'thing' | 'part'
  /** True where it takes the place of a whole screen. */
  readonly isPage?: boolean
  readonly children: (data: T) => ReactNode
}

/** Shows what a query gave; until then that it loads, and instead what went wrong and what to do. */
export function Loaded<T>({ query, missing = 'part', isPage = missing === 'thing', children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) {
    return <Failed error={query.error} missing={missing} isPage={isPage} onRetry={() => void query.refetch()} />
  }
  return <Loading />
}

/** Says that something loads. It appears only where that takes long enough to be seen. */
export function Loading() {
  const { t } = useWords()
  return (
    <div className="loading" role="status">
      <span className="unseen">{t('state.loading')}</span>
      <i />
      <i />
      <i />
    </div>
  )
}

/** A screen that broke, or whose script is not to be had any more, as after an update of the server. */
export function Broken({ error }: { readonly error: Error }) {
  const { t } = useWords()
  return (
    <Empty title={t('error.broken')} isPage>
      <p>{t('error.broken.why')}</p>
      <p className="detail">{error.message}</p>
      <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>
    </Empty>
  )
}

/** What went wrong, and what to do. */
export function Failed({ error, missing = 'part', isPage = false, onRetry }: FailedProps) {
  const words = useWords()
  const status = error instanceof ApiError ? error.status : -1
  const { title, why } = explain(status, missing, words)
  const detail = error instanceof ApiError ? (error.problem.detail ?? '') : error.message
  return (
    <Empty title={title} isPage={isPage}>
      <p>{why}</p>
      {detail === '' ? null : <p className="detail">{detail}</p>}
      {status === 0 || status >= 500 ? <Button onClick={onRetry}>{words.t('action.retry')}</Button> : null}
    </Empty>
  )
}

interface FailedProps {
  readonly error: Error
  readonly missing?: 'thing' | 'part'
  readonly isPage?: boolean
  readonly onRetry: () => void
}

function explain(
  status: number,
  missing: 'thing' | 'part',
  { t }: Words,
): { readonly title: string; readonly why: string } {
  if (status === 0) return { title: t('error.unreachable'), why: t('error.unreachable.why') }
  if (status === 401) return { title: t('error.signedOut'), why: t('error.signedOut.why') }
  if (status === 403) return { title: t('error.forbidden'), why: t('error.forbidden.why') }
  if (status === 404 && missing === 'thing') return { title: t('error.gone'), why: t('error.gone.why') }
  if (status === 404 || status === 501) return { title: t('error.noPart'), why: t('error.noPart.why') }
  if (status === 429) return { title: t('error.tooMany'), why: t('error.tooMany.why') }
  return { title: t('error.failed'), why: t('error.failed.why') }
}
