import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Appearance, readAppearance, resolveTheme } from './appearance.ts'

interface Kept {
  readonly appearance: Appearance
  readonly setAppearance: (change: Partial<Appearance>) => void
}

/** Gives its children the appearance and puts it on the document. `isWall` is large and high in contrast. */
export function AppearanceProvider({ isWall, children }: { readonly isWall: boolean; readonly children: ReactNode }) {
  const [appearance, setKept] = useState(load)
  const isLight = useMedia('(prefers-color-scheme: light)')
  const isContrast = useMedia('(prefers-contrast: more)')
  useEffect(() => {
    const root = document.documentElement.dataset
    root['theme'] = resolveTheme(isWall ? 'contrast' : appearance.theme, isLight, isContrast)
    root['density'] = appearance.density
    if (isWall) root['wall'] = ''
    else delete root['wall']
  }, [appearance, isWall, isLight, isContrast])
  const value = useMemo(
    () => ({
      appearance,
      setAppearance: (change: Partial<Appearance>) => {
        const next = { ...appearance, ...change }
        save(next)
        setKept(next)
      },
    }),
    [appearance],
  )
  return <AppearanceContext value={value}>{children}</AppearanceContext>
}

export function useAppearance(): Kept {
  return useContext(AppearanceContext)
}

/** True while a media query matches. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const list = window.matchMedia(query)
    const follow = (): void => setMatches(list.matches)
    follow()
    list.addEventListener('change', follow)
    return () => list.removeEventListener('change', follow)
  }, [query])
  return matches
}

function load(): Appearance {
  try {
    return readAppearance(window.localStorage.getItem(STORED), navigator.languages)
  } catch {
    return readAppearance(null, navigator.languages)
  }
}

function save(appearance: Appearance): void {
  try {
    window.localStorage.setItem(STORED, JSON.stringify(appearance))
  } catch {
    // A browser that keeps nothing still shows the change until it is closed.
  }
}

const STORED = 'ringwall.appearance'
const AppearanceContext = createContext<Kept>({ appearance: readAppearance(null, []), setAppearance: () => undefined })
