import type { View } from '../view/index.ts'

/**
 * True where a LabelSelector (`matchLabels`, `matchExpressions`) selects an object with these labels; an empty selector
 * selects every object, an absent one none. (Kubernetes API, meta/v1 LabelSelector.)
 */
export function selects(selector: View, labels: View): boolean {
  if (selector.raw === undefined) return false
  const values = valuesOf(labels)
  return (
    selector
      .at('matchLabels')
      .entries()
      .every(([key, value]) => values.get(key) === value.string()) &&
    selector
      .at('matchExpressions')
      .items()
      .every((expression) => holds(expression, values))
  )
}

/** True where the plain map of labels that a Service or a ReplicationController has selects; an empty one selects nothing. */
export function selectsByLabels(selector: View, labels: View): boolean {
  const wanted = selector.entries()
  const values = valuesOf(labels)
  return wanted.length > 0 && wanted.every(([key, value]) => values.get(key) === value.string())
}

/** True where the selector is written and demands nothing: it selects every object. */
export function isEmptySelector(selector: View): boolean {
  const demands = selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length
  return selector.raw !== undefined && demands === 0
}

function valuesOf(labels: View): ReadonlyMap<string, string | undefined> {
  return new Map(labels.entries().map(([key, value]) => [key, value.string()]))
}

/** An operator that does not exist holds for nothing: the API server would refuse it. */
function holds(expression: View, values: ReadonlyMap<string, string | undefined>): boolean {
  const key = expression.at('key').string() ?? ''
  const allowed = expression
    .at('values')
    .items()
    .map((value) => value.string())
  switch (expression.at('operator').string()) {
    case 'In':
      return values.has(key) && allowed.includes(values.get(key))
    case 'NotIn':
      return !values.has(key) || !allowed.includes(values.get(key))
    case 'Exists':
      return values.has(key)
    case 'DoesNotExist':
      return !values.has(key)
    default:
      return false
  }
}
