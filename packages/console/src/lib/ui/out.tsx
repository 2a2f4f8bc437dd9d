import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A link out of the console. Anything but https is shown as text. */
export function Out({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!href.startsWith('https://')) return children
  return (
    <a className="out" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <Icon name="external" />
    </a>
  )
}
