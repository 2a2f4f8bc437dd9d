import { type FormEvent, useState } from 'react'
import type { Exception } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Field } from '../lib/ui/field.tsx'
import { useTell } from '../lib/ui/toast.tsx'
import type { Subject } from './actions.tsx'

interface AcceptDialogProps {
  readonly findings: readonly Subject[]
  readonly onClose: () => void
}

/** Asks to accept a risk: why, who answers for it, until when. */
export function AcceptDialog({ findings, onClose }: AcceptDialogProps) {
  const { t } = useWords()
  const tell = useTell()
  const name = usePrincipal()?.name ?? ''
  const [reason, setReason] = useState('')
  const [owner, setOwner] = useState(name)
  const [expires, setExpires] = useState(() => dayIn(DEFAULT_DAYS))
  const accept = useChange<Wanted, { readonly exceptions: readonly Exception[] }>(ACCEPT)
  const assets = new Set(findings.map(({ asset }) => asset)).size
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    accept.mutate(
      {
        fingerprints: findings.map(({ fingerprint }) => fingerprint),
        reason: reason.trim(),
        owner: owner.trim(),
        expires,
      },
      {
        onSuccess: ({ exceptions }) => {
          const isWaiting = exceptions.some(({ state }) => state === 'requested')
          tell({ text: t(isWaiting ? 'accept.asked' : 'accept.done', { n: findings.length }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t('accept.title', { n: findings.length })} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="reach">
          {t('accept.reach', { n: findings.length })} {t('first.on', { n: assets })} {t('accept.undo')}
        </p>
        <Field
          label={t('accept.reason')}
          hint={t('accept.reason.hint')}
          value={reason}
          required
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <Field
          label={t('accept.owner')}
          value={owner}
          required
          maxLength={100}
          onChange={(event) => setOwner(event.target.value)}
        />
        <Field
          label={t('accept.expires')}
          hint={t('accept.expires.hint')}
          type="date"
          value={expires}
          min={dayIn(1)}
          required
          onChange={(event) => setExpires(event.target.value)}
        />
        {accept.error === null ? null : (
          <p className="problem" role="alert">
            {t('error.notDone', { why: accept.error.message })}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isBusy={accept.isPending}>
            {t('accept.submit')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

interface Wanted {
  readonly fingerprints: readonly string[]
  readonly reason: string
  readonly owner: string
  readonly expires: string
}

/** A day from now, in UTC: `2027-01-31`. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}

const ACCEPT = {
  method: 'POST',
  path: () => 'exceptions',
  body: (wanted: Wanted) => wanted,
  touches: ['findings', 'finding', 'facets', 'exceptions', 'situation'],
} as const
const DAY_MS = 86_400_000
const DEFAULT_DAYS = 90
