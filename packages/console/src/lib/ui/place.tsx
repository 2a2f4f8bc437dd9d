import { Fragment } from 'react'
import { visible } from '../text/visible.ts'

interface PlaceProps {
  readonly target: string
  readonly namespace: string
  readonly resource: string
  readonly name: string
}

/** What a thing is called where it lives: `payments/checkout`, and of what kind it is. */
export function placeOf({ namespace, name }: PlaceProps): string {
  return visible(namespace === '-' ? name : `${namespace}/${name}`)
}

/** A name that may break after its slashes. */
export function PlaceName({ name }: { readonly name: string }) {
  const parts = name.split('/')
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a name have no other name and never move
    <Fragment key={i}>
      {part}
      {i < parts.length - 1 ? '/' : ''}
      <wbr />
    </Fragment>
  ))
}

/** A place over two lines: its name, then its kind and target. */
export function Place(place: PlaceProps) {
  return (
    <span className="place">
      <span className="place-name">
        <PlaceName name={placeOf(place)} />
      </span>
      <span className="place-kind">
        {visible(place.resource)} · {visible(place.target)}
      </span>
    </span>
  )
}
