import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { Button } from './button.tsx'

/** Something that was done, and how to undo it. */
export interface Notice {
  readonly text: string
  readonly undo?: { readonly label: string; readonly run: () => void }
}

/** Says below what was done; the newest replaces the one before. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice & { readonly id: number }>()
  const tell = useCallback((next: Notice) => {
    setNotice((before) => ({ ...next, id: (before?.id ?? 0) + 1 }))
    setTimeout(() => setNotice((now) => (now?.text === next.text ? undefined : now)), SHOWN_MS)
  }, [])
  const value = useMemo(() => tell, [tell])
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {notice === undefined ? null : (
          <p key={notice.id} className="toast">
            {notice.text}
            {notice.undo === undefined ? null : (
              <Button
                look="quiet"
                onClick={() => {
                  notice.undo?.run()
                  setNotice(undefined)
                }}
              >
                {notice.undo.label}
              </Button>
            )}
          </p>
        )}
      </div>
    </ToastContext>
  )
}

/** Tells what was done. */
export function useTell(): (notice: Notice) => void {
  return useContext(ToastContext)
}

const SHOWN_MS = 8000
const ToastContext = createContext<(notice: Notice) => void>(() => undefined)
