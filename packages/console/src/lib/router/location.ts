import { useMemo, useSyncExternalStore } from 'react'

/** Where the browser is. */
export interface Location {
  readonly path: string
  readonly query: URLSearchParams
  /** Path and query as one. */
  readonly href: string
}

/** Follows the address; a component that uses it is drawn again when it changes. */
export function useLocation(): Location {
  const href = useSyncExternalStore(subscribe, current)
  return useMemo(() => {
    const url = new URL(href, window.location.origin)
    return { path: url.pathname, query: url.searchParams, href }
  }, [href])
}

/** Goes to another screen or another state of this one. `replace` leaves no step in the history. */
export function navigate(to: string, mode: 'push' | 'replace' = 'push'): void {
  if (mode === 'push') window.history.pushState(null, '', to)
  else window.history.replaceState(null, '', to)
  window.dispatchEvent(new Event(MOVED))
}

function current(): string {
  return window.location.pathname + window.location.search
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

const MOVED = 'ringwall:moved'
