import type { ReactNode } from 'react'

interface EmptyProps {
  /** What is so, as a sentence. */
  readonly title: string
  /** True where it takes the place of a whole screen. */
  readonly isPage?: boolean
  /** Why, and what to do. */
  readonly children?: ReactNode
}

/** An empty place that says why it is empty. */
export function Empty({ title, isPage = false, children }: EmptyProps) {
  return (
    <div className="empty">
      <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <circle cx="24" cy="24" r="18" pathLength="100" />
      </svg>
      {isPage ? <h1 className="empty-title">{title}</h1> : <p className="empty-title">{title}</p>}
      {children === undefined ? null : <div className="empty-why">{children}</div>}
    </div>
  )
}
