import { useState } from 'react'
import type { View } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useMay } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Dialog } from '../lib/ui/dialog.tsx'
import { Field } from '../lib/ui/field.tsx'
import { Form } from '../lib/ui/form.tsx'
import { RemoveButton } from '../lib/ui/remove-button.tsx'

interface ViewDialogProps {
  /** The one that is changed; a new one is made where it is left out. */
  readonly view?: View
  /** How the list is narrowed now. */
  readonly query: string
  readonly onClose: () => void
}

/** Saves a list under a name, or changes a view: its name, who sees it, whether one begins with it. */
export function ViewDialog({ view, query, onClose }: ViewDialogProps) {
  const { t } = useWords()
  const maySeeAll = useMay('settings:admin')
  const mayShare = useMay('findings:write')
  const [name, setName] = useState(view?.name ?? '')
  const [isShared, setShared] = useState(view?.isShared ?? false)
  const [isDefault, setDefault] = useState(view?.isDefault ?? false)
  const [takesFilters, setTakesFilters] = useState(false)
  const isOwn = view?.isOwn ?? true
  const save = useChange<Wanted, View>(view === undefined ? MAKE : changeOf(view.id))
  const begin = useChange<string | undefined>(BEGIN)
  const beginWith = (id: string): void => {
    if (isDefault === (view?.isDefault ?? false)) onClose()
    else begin.mutate(isDefault ? id : undefined, { onSuccess: onClose })
  }
  const submit = (): void => {
    const filters = view === undefined || takesFilters ? { query } : {}
    if (view !== undefined && !isOwn) beginWith(view.id)
    else save.mutate({ name: name.trim(), isShared, ...filters }, { onSuccess: ({ id }) => beginWith(id) })
  }
  return (
    <Dialog
      title={view === undefined ? t('views.new') : t('views.edit', { name: visible(view.name) })}
      onClose={onClose}
    >
      <Form
        submit={t('receivers.save')}
        change={save.error === null ? begin : save}
        onSubmit={submit}
        onCancel={onClose}
      >
        {isOwn ? (
          <Field
            label={t('views.name')}
            value={name}
            required
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
        ) : (
          <p className="quiet">{t('views.of', { name: visible(view?.owner ?? '') })}</p>
        )}
        {isOwn && view !== undefined ? (
          <label className="check">
            <input type="checkbox" checked={takesFilters} onChange={(event) => setTakesFilters(event.target.checked)} />
            {t('views.takeFilters')}
          </label>
        ) : null}
        {isOwn && mayShare ? (
          <label className="check">
            <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />
            {t('views.shared')}
          </label>
        ) : null}
        <label className="check">
          <input type="checkbox" checked={isDefault} onChange={(event) => setDefault(event.target.checked)} />
          {t('views.begin')}
        </label>
        {view !== undefined && (isOwn || maySeeAll) ? (
          <RemoveButton path={`views/${encodeURIComponent(view.id)}`} touches={TOUCHED} onDone={onClose} />
        ) : null}
      </Form>
    </Dialog>
  )
}

interface Wanted {
  readonly name: string
  readonly isShared: boolean
  readonly query?: string
}

function changeOf(id: string) {
  return {
    method: 'PATCH',
    path: () => `views/${encodeURIComponent(id)}`,
    body: (given: Wanted) => given,
    touches: TOUCHED,
  } as const
}

const TOUCHED = ['views'] as const
const MAKE = { method: 'POST', path: () => 'views', body: (given: Wanted) => given, touches: TOUCHED } as const
const BEGIN = {
  method: 'POST',
  path: () => 'views/default',
  body: (view: string | undefined) => ({ view }),
  touches: TOUCHED,
} as const
