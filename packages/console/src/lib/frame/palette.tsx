import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { read, withQuery } from '../api/client.ts'
import type { Asset } from '../api/types.ts'
import { useRules } from '../api/use-rules.ts'
import { usePrincipal } from '../api/use-session.ts'
import { useWords } from '../i18n/locale.tsx'
import { navigate } from '../router/location.ts'
import { assetPath, findingsPath, rulePath } from '../router/paths.ts'
import { visible } from '../text/visible.ts'
import { findItems, type PaletteItem } from './palette-items.ts'
import { SCREENS } from './screens.ts'

/** Jumps to a screen, a rule or an asset by what is typed. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const items = useItems(useDeferredValue(typed.trim()))
  const current = Math.min(at, Math.max(0, items.length - 1))
  useEffect(() => dialog.current?.showModal(), [])
  const go = (item: PaletteItem | undefined): void => {
    if (item === undefined) return
    onClose()
    navigate(item.path)
  }
  const press = (event: KeyboardEvent): void => {
    const step = STEPS.get(event.key)
    if (step !== undefined) setAt((current + step + items.length) % Math.max(1, items.length))
    else if (event.key === 'Enter') go(items[current])
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className="palette" aria-label={t('palette.title')} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={t('palette.prompt')}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={items[current] === undefined ? undefined : `${list}-${current}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('palette.prompt')}
        value={typed}
        onKeyDown={press}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
      />
      <div id={list} role="listbox" aria-label={t('palette.found')} tabIndex={-1}>
        {items.map((item, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the line above
          <div
            key={item.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === current}
            ref={i === current ? reveal : undefined}
            onClick={() => go(item)}
          >
            <span className="palette-kind">{t(`palette.${item.kind}`)}</span>
            <span className="palette-label">{item.label}</span>
            <span className="palette-note">{item.note}</span>
          </div>
        ))}
      </div>
      {items.length === 0 ? <p className="quiet">{t('palette.none')}</p> : null}
    </dialog>
  )
}

function useItems(typed: string): readonly PaletteItem[] {
  const { t } = useWords()
  const rules = useRules()
  const principal = usePrincipal()
  const { data } = useQuery({
    queryKey: ['palette', typed],
    queryFn: ({ signal }) =>
      read<{ readonly assets: readonly Asset[] }>(withQuery('assets', { q: typed, limit: 8 }), signal),
    enabled: typed.length > 1,
    placeholderData: (before) => before,
  })
  return useMemo(() => {
    const screens = SCREENS.filter(({ needs }) => principal?.permissions.includes(needs)).map(
      ({ path, name }): PaletteItem => ({ id: path, kind: 'screen', label: t(name), note: '', path }),
    )
    if (typed === '') return screens
    const known = [...rules.values()].map(
      ({ id, title }): PaletteItem => ({
        id: `rule ${id}`,
        kind: 'rule',
        label: visible(title),
        note: id,
        path: rulePath(id),
      }),
    )
    const assets = (typed.length > 1 ? (data?.assets ?? []) : []).map(
      ({ key, namespace, resource, name, target }): PaletteItem => ({
        id: `asset ${key}`,
        kind: 'asset',
        label: visible(namespace === '-' ? name : `${namespace}/${name}`),
        note: visible(`${resource} · ${target}`),
        path: assetPath(key),
      }),
    )
    const search: PaletteItem = {
      id: 'search',
      kind: 'search',
      label: t('palette.searchFor', { text: typed }),
      note: '',
      path: findingsPath({ text: typed }),
    }
    return [...findItems(screens, typed, 4), ...findItems(known, typed, 8), ...assets, search]
  }, [typed, rules, principal, data, t])
}

function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
])
