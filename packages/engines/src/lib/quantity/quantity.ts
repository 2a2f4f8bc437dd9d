/**
 * The number that a quantity of Kubernetes stands for: `500m` is 0.5, `1Gi` is 1073741824. `undefined` where the text is
 * no quantity. (Kubernetes API, apimachinery resource.Quantity.)
 */
export function parseQuantity(text: string | number): number | undefined {
  const found = QUANTITY.exec(String(text).trim())
  if (found === null) return undefined
  const [, number = '', suffix = ''] = found
  const isExponent = suffix.length > 1 && !suffix.endsWith('i')
  const factor = isExponent ? 1 : FACTORS.get(suffix)
  const value = Number(isExponent ? number + suffix : number)
  return factor === undefined || !Number.isFinite(value) ? undefined : value * factor
}

const QUANTITY = /^([+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20}))((?:[eE][+-]?\d{1,3})|(?:[numkMGTPE]|[KMGTPE]i)?)$/
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
])
