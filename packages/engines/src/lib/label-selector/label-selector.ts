import type { View } from '../view/index.ts'

/** A LabelSelector, read once to be asked often. */
export interface Selector {
  readonly labels: readonly (readonly [string, string | undefined])[]
  readonly expressions: readonly Expression[]
}

export interface Expression {
  readonly key: string
  readonly operator: string | undefined
  readonly values: readonly (string | undefined)[]
}

export type Labels = ReadonlyMap<string, string | undefined>

/** Reads a LabelSelector (`matchLabels`, `matchExpressions`); `undefined` where none is written. (Kubernetes API, meta/v1.) */
export function selectorOf(selector: View): Selector | undefined {
  if (selector.raw === undefined) return undefined
  const labels = selector.at('matchLabels').entries()
  const expressions = selector.at('matchExpressions').items()
  return {
    labels: labels.map(([key, value]) => [key, value.string()]),
    expressions: expressions.map((expression) => ({
      key: expression.at('key').string() ?? '',
      operator: expression.at('operator').string(),
      values: strings(expression.at('values')),
    })),
  }
}

/** Reads the labels of an object. */
export function labelsOf(labels: View): Labels {
  return new Map(labels.entries().map(([key, value]) => [key, value.string()]))
}

/** True where the selector selects an object with these labels; an empty one selects every object, an absent one none. */
export function matches(selector: Selector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false
  return (
    selector.labels.every(([key, value]) => labels.get(key) === value) &&
    selector.expressions.every((expression) => holds(expression, labels))
  )
}

/** As `matches`, for a pair that is asked once. */
export function selects(selector: View, labels: View): boolean {
  return matches(selectorOf(selector), labelsOf(labels))
}

/** True where the plain map of labels that a Service or a ReplicationController has selects; an empty one selects nothing. */
export function selectsByLabels(selector: View, labels: View): boolean {
  const wanted = selector.entries()
  const values = labelsOf(labels)
  return wanted.length > 0 && wanted.every(([key, value]) => values.get(key) === value.string())
}

/** True where the selector is written and demands nothing: it selects every object. */
export function isEmptySelector(selector: View): boolean {
  const demands = selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length
  return selector.raw !== undefined && demands === 0
}

function strings(list: View): readonly (string | undefined)[] {
  return list.items().map((item) => item.string())
}

/** An operator that does not exist holds for nothing: the API server would refuse it. */
function holds({ key, operator, values }: Expression, labels: Labels): boolean {
  switch (operator) {
    case 'In':
      return labels.has(key) && values.includes(labels.get(key))
    case 'NotIn':
      return !labels.has(key) || !values.includes(labels.get(key))
    case 'Exists':
      return labels.has(key)
    case 'DoesNotExist':
      return !labels.has(key)
    default:
      return false
  }
}
