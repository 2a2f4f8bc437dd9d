/**
 * The values at a path of a document: `a.b[0]`, `a["b/c"]`, `a[*].b`, `a[-1]` from the end, `a[?(@.name=="b")].c`. Empty where there is none.
 */
export function valuesAt(document: unknown, path: string): readonly unknown[] {
  let values: readonly unknown[] = [document]
  for (const [, name, double, quoted = double, index, key, wanted] of path.matchAll(STEP)) {
    if (key !== undefined) values = values.flatMap(elements).filter((value) => entry(value, key) === wanted)
    else if (index === '*') values = values.flatMap(elements)
    else values = values.flatMap((value) => found(value, name ?? quoted ?? Number(index)))
  }
  return values
}

function found(value: unknown, step: string | number): readonly unknown[] {
  if (Array.isArray(value)) return typeof step === 'number' ? value.slice(step).slice(0, 1) : []
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? [entry(value, step)] : []
}

function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function entry(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

const STEP = /\.?([^.[\]"]+)|\["([^"]*)"\]|\['([^']*)'\]|\[(-?\d+|\*)\]|\[\?\(@\.(\w+)\s*==\s*"([^"]*)"\)\]/g
