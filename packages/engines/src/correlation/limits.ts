import type { Limit } from '@ringwall/model'

/** True where a number keeps all limits. */
export function keeps(value: number, limits: readonly Limit[]): boolean {
  return limits.every((limit) => keepsOne(value, limit))
}

function keepsOne(value: number, { operator, value: limit }: Limit): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '=':
      return value === limit
    case '!=':
      return value !== limit
  }
}

/** The least whole number that keeps limits which any larger one keeps too; `undefined` where a larger one may not. */
export function leastOf(limits: readonly Limit[]): number | undefined {
  const bounds = limits.map(({ operator, value }) => {
    if (operator === '>=') return Math.ceil(value)
    return operator === '>' ? Math.floor(value) + 1 : undefined
  })
  if (bounds.length === 0 || bounds.includes(undefined)) return undefined
  return Math.max(1, ...bounds.filter((bound) => bound !== undefined))
}
