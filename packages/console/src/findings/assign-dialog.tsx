import { type FormEvent, useState } from 'react'
import { useChange } from '../lib/api/use-change.ts'
import { usePrincipal } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Field } from '../lib/ui/field.tsx'
import { useTell } from '../lib/ui/toast.tsx'
import type { Subject } from './actions.tsx'

interface AssignDialogProps {
  readonly findings: readonly Subject[]
  readonly onClose: () => void
}

/** Says who works on findings. It can be undone for a while. */
export function AssignDialog({ findings, onClose }: AssignDialogProps) {
  const { t } = useWords()
  const tell = useTell()
  const me = usePrincipal()?.name ?? ''
  const [owner, setOwner] = useState(findings[0]?.owner ?? '')
  const assign = useChange<Wanted>(ASSIGN)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const name = owner.trim()
    assign.mutate(
      { fingerprints: findings.map(({ fingerprint }) => fingerprint), owner: name },
      {
        onSuccess: () => {
          const done =
            name === ''
              ? t('assign.nobody', { n: findings.length })
              : t('assign.done', { n: findings.length, owner: name })
          tell({ text: done, undo: { label: t('action.undo'), run: () => giveBack(findings, assign.mutate) } })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t('assign.title', { n: findings.length })} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t('assign.owner')}
          hint={t('assign.hint')}
          value={owner}
          maxLength={100}
          onChange={(event) => setOwner(event.target.value)}
        />
        <Button look="quiet" onClick={() => setOwner(me)}>
          {t('assign.me')}
        </Button>
        {assign.error === null ? null : (
          <p className="problem" role="alert">
            {t('error.notDone', { why: assign.error.message })}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isBusy={assign.isPending}>
            {t('assign.submit')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

/** Each to whom it was before. */
function giveBack(findings: readonly Subject[], assign: (wanted: Wanted) => void): void {
  for (const [owner, theirs] of Map.groupBy(findings, (finding) => finding.owner)) {
    assign({ fingerprints: theirs.map(({ fingerprint }) => fingerprint), owner })
  }
}

interface Wanted {
  readonly fingerprints: readonly string[]
  readonly owner: string
}

const ASSIGN = {
  method: 'POST',
  path: () => 'findings/assign',
  body: (wanted: Wanted) => wanted,
  touches: ['findings', 'finding', 'facets', 'asset'],
} as const
