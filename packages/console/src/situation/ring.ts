import type { Sector } from '../lib/api/types.ts'

/** A sector of the wall as it is drawn in a square of 260. */
export interface RingSector {
  readonly sector: Sector
  /** The whole length: what there is to watch. */
  readonly track: string
  /** The part of it that is watched; `undefined` where none is. */
  readonly watched: string | undefined
  /** Centre of the mark of its worst finding. */
  readonly mark: Point
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The side of the square that the ring is drawn in. */
export const RING_SIZE = 260

/** The sectors of the ring, clockwise from the top, all of the same length. */
export function ringOf(sectors: readonly Sector[]): readonly RingSector[] {
  const length = TURN / Math.max(1, sectors.length)
  return sectors.map((sector, i) => {
    const from = i * length + GAP
    const to = (i + 1) * length - GAP
    const part = sector.isConnected ? Math.min(1, Math.max(0, sector.watched)) : 0
    return {
      sector,
      track: arc(from, to),
      watched: part === 0 ? undefined : arc(from, from + (to - from) * part),
      mark: pointAt((from + to) / 2, RADIUS + MARK_DISTANCE),
    }
  })
}

/** How much of the whole wall is watched, from 0 to 1. */
export function watchedOf(sectors: readonly Sector[]): number {
  const sum = sectors.reduce(
    (all, { isConnected, watched }) => all + (isConnected ? Math.min(1, Math.max(0, watched)) : 0),
    0,
  )
  return sectors.length === 0 ? 0 : sum / sectors.length
}

function arc(from: number, to: number): string {
  const start = pointAt(from, RADIUS)
  const end = pointAt(to, RADIUS)
  const isLarge = to - from > TURN / 2 ? 1 : 0
  return `M${start.x} ${start.y}A${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${end.x} ${end.y}`
}

/** `angle` clockwise from the top, in radians. */
function pointAt(angle: number, radius: number): Point {
  return { x: round(CENTRE + radius * Math.sin(angle)), y: round(CENTRE - radius * Math.cos(angle)) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

const TURN = 2 * Math.PI
const CENTRE = RING_SIZE / 2
const RADIUS = 98
const MARK_DISTANCE = 22
/** Half of the space between two sectors, in radians. */
const GAP = 0.05
