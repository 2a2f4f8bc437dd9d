import { createContext, type ReactNode, useContext } from 'react'

/** The level of the title of what stands here; its parts are one below. */
export const HeadingLevel = createContext<1 | 2>(1)

/** The title of a part, at the level that its place gives it. */
export function PartTitle({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return useContext(HeadingLevel) === 1 ? (
    <h2 id={id} className="part-title">
      {children}
    </h2>
  ) : (
    <h3 id={id} className="part-title">
      {children}
    </h3>
  )
}
