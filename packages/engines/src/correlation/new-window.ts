import type { Correlation } from '@ringwall/model'
import { ClosingWindow } from './closing-window.ts'
import { CountWindow } from './count-window.ts'
import { DistinctWindow } from './distinct-window.ts'
import { leastOf } from './limits.ts'
import { OrderedWindow } from './ordered-window.ts'
import type { Window } from './window.ts'

/** Begins the window of a group. */
export function newWindow({ demand, rules, timespanMs }: Correlation): Window {
  switch (demand.kind) {
    case 'event_count':
    case 'value_count': {
      const least = leastOf(demand.limits)
      if (least === undefined) return new ClosingWindow(demand.limits, timespanMs, demand.kind)
      return demand.kind === 'event_count'
        ? new CountWindow(least, timespanMs)
        : new DistinctWindow(least, timespanMs, (_, value) => value)
    }
    case 'temporal':
      return new DistinctWindow(leastOf(demand.limits) ?? rules.length, timespanMs, ({ rule }) => rule)
    case 'temporal_ordered':
      return new OrderedWindow(rules, timespanMs)
    case 'value_sum':
    case 'value_avg':
    case 'value_median':
    case 'value_percentile':
      throw new Error(`${demand.kind} is not run`)
  }
}
