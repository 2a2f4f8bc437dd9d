/** A value as tests of text see it, or `undefined` where it has no text: numbers in decimal, booleans as words, maps and lists within lists as JSON. */
export function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'object':
      return value === null ? undefined : jsonOf(value)
    default:
      return undefined
  }
}

/** A value as a number: a number, or text that is one in decimal or, with `0x`, in hexadecimal. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.length <= MAX_NUMBER && NUMBER.test(value) ? Number(value) : undefined
}

/** Every value that is no map and no list, however deep, in order; of a million values the rest is left out. */
export function* valuesIn(root: unknown): Iterable<unknown> {
  const pending: unknown[] = [root]
  for (let next = pending.pop(), seen = 0; seen < MAX_VALUES && next !== undefined; next = pending.pop(), seen++) {
    if (typeof next !== 'object' || next === null) yield next
    else for (const child of Object.values(next).reverse()) pending.push(child ?? null)
  }
}

/** What is too deep to be written has no text. */
function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

const MAX_NUMBER = 64
const NUMBER = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|0[xX][0-9a-fA-F]+)$/
const MAX_VALUES = 1_000_000
