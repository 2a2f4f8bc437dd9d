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

/** A place over two lines: its name, then its kind and target. */
export function Place(place: PlaceProps) {
  return (
    <span className="place">
      <span className="place-name">{placeOf(place)}</span>
      <span className="place-kind">
        {visible(place.resource)} · {visible(place.target)}
      </span>
    </span>
  )
}
