import { type Dict, isDict, type Value } from '../lib/go-template/index.ts'
import type { Chart } from './chart.ts'
import { deepCopy } from './functions/convert.ts'

/** Whether a null takes a value away, as it does in the end, or is kept so that it still can. */
export type Nulls = 'remove' | 'keep'

/**
 * The values of a chart and its subcharts: `values` over the chart's own, which are over those of its subcharts; maps are
 * merged, everything else is replaced, and `global` is handed down. Nothing that is given is changed.
 */
export function coalesce(chart: Chart, values: Dict, nulls: Nulls): Dict {
  const made = deepCopy(values)
  coalesceInto(chart, made, nulls)
  return made
}

function coalesceInto(chart: Chart, into: Dict, nulls: Nulls): void {
  const children = new Set(chart.dependencies.map(({ name }) => name))
  for (const [key, value] of deepCopy(chart.values)) {
    const own = into.get(key)
    if (own === undefined) into.set(key, value)
    else if (own === null && nulls === 'remove') into.delete(key)
    else if (isDict(own) && isDict(value)) mergeTables(own, value, children.has(key) ? 'keep' : nulls)
  }
  for (const child of chart.dependencies) {
    const own = into.get(child.name) ?? new Map<string, Value>()
    if (!isDict(own)) continue
    into.set(child.name, own)
    handDownGlobals(own, into)
    coalesceInto(child, own, nulls)
  }
}

/** What is in `into` counts; what it lacks comes from `from`. */
export function mergeTables(into: Dict, from: Dict, nulls: Nulls): Dict {
  for (const [key, value] of from) {
    const own = into.get(key)
    if (own === undefined) into.set(key, value)
    else if (own === null && nulls === 'remove') into.delete(key)
    else if (isDict(own) && isDict(value)) mergeTables(own, value, nulls)
  }
  return into
}

function handDownGlobals(child: Dict, parent: Dict): void {
  const own = child.get('global') ?? new Map<string, Value>()
  const above = parent.get('global') ?? new Map<string, Value>()
  if (!isDict(own) || !isDict(above)) return
  for (const [key, value] of above) {
    const mine = own.get(key)
    if (!isDict(value)) {
      if (!isDict(mine)) own.set(key, value)
    } else if (mine === undefined || isDict(mine)) {
      const copy: Dict = new Map(value)
      own.set(key, mine === undefined ? copy : mergeTables(copy, mine, 'keep'))
    }
  }
  child.set('global', own)
}
