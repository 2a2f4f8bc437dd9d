import { useWords } from '../lib/i18n/locale.tsx'
import { Dialog } from '../lib/ui/dialog.tsx'

/** The keys of the list. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

const KEYS = [
  [['j', 'k'], 'keys.move'],
  [['Enter'], 'keys.open'],
  [['Esc'], 'keys.close'],
  [['x'], 'keys.select'],
  [['/'], 'keys.search'],
  [['⌘K', 'Ctrl K'], 'keys.palette'],
  [['?'], 'keys.help'],
] as const
