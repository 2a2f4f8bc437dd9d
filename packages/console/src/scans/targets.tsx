import { useState } from 'react'
import type { Job, Target } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useMay } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { scanPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Empty } from '../lib/ui/empty.tsx'
import { Ago } from '../lib/ui/time.tsx'
import { useTell } from '../lib/ui/toast.tsx'
import { ForgetDialog } from './forget-dialog.tsx'

/** What is scanned, when it was, and a way to do it now. */
export function Targets({ targets }: { readonly targets: readonly Target[] }) {
  const { t } = useWords()
  if (targets.length === 0) {
    return (
      <Empty title={t('targets.none')}>
        <p>{t('targets.none.why')}</p>
      </Empty>
    )
  }
  return (
    <ul className="targets">
      {targets.map((target) => (
        <TargetLine key={target.id} target={target} />
      ))}
    </ul>
  )
}

function TargetLine({ target }: { readonly target: Target }) {
  const { t } = useWords()
  const tell = useTell()
  const mayScan = useMay('jobs:write')
  const mayForget = useMay('settings:admin')
  const [isForgetting, setForgetting] = useState(false)
  const scan = useChange<string, Job>(SCAN)
  return (
    <li>
      <span className="target-name">
        <strong>{visible(target.id)}</strong>
        {target.isExample ? <span className="tag">{t('targets.example')}</span> : null}
        <span className="quiet">
          {target.path === undefined ? t('targets.pushed') : <code>{visible(target.path)}</code>}
        </span>
      </span>
      <span className="quiet">
        {target.lastScan === undefined ? (
          t('targets.never')
        ) : (
          <Link to={scanPath(target.lastScan.id)}>
            {t('targets.last')} <Ago at={target.lastScan.finishedAt} />
          </Link>
        )}
      </span>
      <span className="actions">
        {mayScan && target.path !== undefined ? (
          <Button
            icon="play"
            isBusy={scan.isPending}
            onClick={() =>
              scan.mutate(target.id, {
                onSuccess: () => tell({ text: t('targets.started', { target: visible(target.id) }) }),
                onError: (error) => tell({ text: t('error.notDone', { why: error.message }) }),
              })
            }
          >
            {t('targets.scan')}
          </Button>
        ) : null}
        {mayForget ? (
          <Button look="quiet" onClick={() => setForgetting(true)}>
            {t(target.isExample ? 'targets.remove' : 'targets.forget')}
          </Button>
        ) : null}
      </span>
      {isForgetting ? <ForgetDialog target={target} onClose={() => setForgetting(false)} /> : null}
    </li>
  )
}

const SCAN = {
  method: 'POST',
  path: () => 'jobs',
  body: (target: string) => ({ target }),
  touches: ['jobs'],
} as const
