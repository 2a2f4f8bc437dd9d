import { useState } from 'react'
import { useWords } from '../i18n/locale.tsx'
import { Button } from './button.tsx'

/** A command or a value to take along. */
export function Copy({ text }: { readonly text: string }) {
  const { t } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(setCopied, COPIED_MS, false)
    } catch {
      // Without the right to the clipboard the text can still be selected.
    }
  }
  return (
    <span className="copy">
      <code>{text}</code>
      <Button
        look="quiet"
        icon={isCopied ? 'check' : 'copy'}
        aria-label={t(isCopied ? 'action.copied' : 'action.copy')}
        onClick={() => void copy()}
      />
    </span>
  )
}

const COPIED_MS = 2000
