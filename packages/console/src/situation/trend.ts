import { totalOf } from '../lib/api/severity.ts'
import type { Snapshot } from '../lib/api/types.ts'

/** Open findings over time as they are drawn in a box of `width` by `height`. */
export interface TrendLines {
  readonly all: string
  readonly area: string
  /** Critical and high alone. */
  readonly grave: string
  readonly highest: number
  readonly from: number
  readonly to: number
}

/** The lines of a trend, or `undefined` where there are fewer than two points: one is no trend. */
export function trendOf(points: readonly Snapshot[], width: number, height: number): TrendLines | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first.at === last.at) return undefined
  const highest = Math.max(1, ...points.map(({ bySeverity }) => totalOf(bySeverity)))
  const place = (at: number, count: number): string => {
    const x = ((at - first.at) / (last.at - first.at)) * width
    const y = height - (count / highest) * (height - HEADROOM)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  }
  const line = (count: (point: Snapshot) => number): string =>
    steps(points.map((point) => place(point.at, count(point))))
  const all = line(({ bySeverity }) => totalOf(bySeverity))
  return {
    all,
    area: `${all}L${width} ${height}L0 ${height}Z`,
    grave: line(({ bySeverity }) => (bySeverity['critical'] ?? 0) + (bySeverity['high'] ?? 0)),
    highest,
    from: first.at,
    to: last.at,
  }
}

/** A count holds until the next scan says otherwise: the line goes in steps, never aslant through what nobody saw. */
function steps(places: readonly string[]): string {
  return places
    .map((place, i) => {
      if (i === 0) return `M${place}`
      const [x = '', y = ''] = place.split(' ')
      return `H${x}V${y}`
    })
    .join('')
}

const HEADROOM = 6
