import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/locale.tsx'
import { useLocation } from '../router/location.ts'
import { Bar } from './bar.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'

/** The frame around every screen: rail, bar, palette. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [isRailOpen, setRailOpen] = useState(false)
  const main = useMainFocus()
  usePaletteKey(() => setPaletteOpen(true))
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <aside className="rail" aria-label={t('frame.rail')}>
        <Rail />
      </aside>
      <Bar onSearch={() => setPaletteOpen(true)} onMenu={() => setRailOpen(true)} />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      {isRailOpen ? <RailDrawer onClose={() => setRailOpen(false)} /> : null}
      {isPaletteOpen ? <Palette onClose={() => setPaletteOpen(false)} /> : null}
    </div>
  )
}

/** The rail over a narrow screen. */
function RailDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  return (
    <dialog ref={ref} className="drawer rail" aria-label={t('frame.rail')} onClose={onClose}>
      <Rail onFollow={onClose} />
    </dialog>
  )
}

/** A new screen begins at its top, with the focus in it, so that a screen reader says where one is. */
function useMainFocus() {
  const { path } = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.scrollTo({ top: 0 })
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}

function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open])
}
