import { useEffect, useRef } from 'react'

/** What the keys of a list do. */
export interface ListKeys {
  /** j, k, and the arrows up and down where the focus is in no field. */
  readonly onMove: (step: 1 | -1) => void
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onSelect: () => void
  readonly onHelp: () => void
  readonly onSearch: () => void
}

/** Listens for the keys of a list while no dialog is open and nobody types. */
export function useListKeys(keys: ListKeys): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return
      const act = ACTS.get(event.key)
      if (act === undefined || (event.key === 'Enter' && isControl(event.target))) return
      event.preventDefault()
      act(current.current)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** True where a dialog is open, or the key belongs to a field. */
function isBusy({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea')
}

/** What the browser itself does with Enter. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('a, button, summary')
}

const ACTS: ReadonlyMap<string, (keys: ListKeys) => void> = new Map([
  ['j', (keys: ListKeys) => keys.onMove(1)],
  ['k', (keys: ListKeys) => keys.onMove(-1)],
  ['Enter', (keys: ListKeys) => keys.onOpen()],
  ['o', (keys: ListKeys) => keys.onOpen()],
  ['Escape', (keys: ListKeys) => keys.onClose()],
  ['x', (keys: ListKeys) => keys.onSelect()],
  ['?', (keys: ListKeys) => keys.onHelp()],
  ['/', (keys: ListKeys) => keys.onSearch()],
])
