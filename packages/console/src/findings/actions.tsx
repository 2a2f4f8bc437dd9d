import { useState } from 'react'
import type { Finding } from '../lib/api/types.ts'
import { useMay } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Button } from '../lib/ui/button.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { AssignDialog } from './assign-dialog.tsx'

/** What an action needs to know of a finding. */
export type Subject = Pick<Finding, 'fingerprint' | 'asset' | 'owner' | 'severity'>

/** What can be done about findings: of one, or of all that are selected. */
export function Actions({ findings }: { readonly findings: readonly Subject[] }) {
  const { t } = useWords()
  const [open, setOpen] = useState<'accept' | 'assign'>()
  const mayAccept = useMay('exceptions:write')
  const mayAssign = useMay('findings:write')
  const close = (): void => setOpen(undefined)
  if (!mayAccept && !mayAssign) return null
  return (
    <div className="actions">
      {mayAssign ? (
        <Button icon="user" onClick={() => setOpen('assign')}>
          {t('action.assign')}
        </Button>
      ) : null}
      {mayAccept ? (
        <Button icon="exceptions" onClick={() => setOpen('accept')}>
          {t('action.accept')}
        </Button>
      ) : null}
      {open === 'accept' ? <AcceptDialog findings={findings} onClose={close} /> : null}
      {open === 'assign' ? <AssignDialog findings={findings} onClose={close} /> : null}
    </div>
  )
}
