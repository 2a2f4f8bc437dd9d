import { type DocumentLimits, sourceText } from '../lib/document/index.ts'
import { type Dict, isDict } from '../lib/go-template/index.ts'
import { parseYaml } from '../lib/yaml/index.ts'
import { deepCopy, fromPlain } from './functions/convert.ts'
import { type Assigned, assign } from './set-values.ts'

/** A file of values with the name a person knows it by. */
export interface ValuesFile {
  readonly path: string
  readonly text: string
}

/** Values of files, the later over the earlier, and of `--set` over them all; or the first mistake, with its place. */
export function readValues(
  files: readonly ValuesFile[],
  assignments: readonly string[],
  limits: DocumentLimits,
): Assigned {
  let values: Dict = new Map()
  for (const { path, text } of files) {
    const [document] = parseYaml(text, limits)
    const [problem] = document?.problems.filter(({ fatal }) => fatal) ?? []
    const { line, column } = sourceText(path, text).position(problem?.offset ?? 0)
    if (problem !== undefined) return { kind: 'wrong', message: `${path}:${line}:${column}: ${problem.message}` }
    const value = fromPlain(document?.value ?? null)
    if (isDict(value)) values = over(deepCopy(value), values)
    else if (value !== null) return { kind: 'wrong', message: `${path}: holds no map of values` }
  }
  for (const written of assignments) {
    const assigned = assign(values, written)
    if (assigned.kind === 'wrong') return assigned
    values = assigned.values
  }
  return { kind: 'values', values }
}

/** What `upper` has counts, also where it is null. */
function over(upper: Dict, lower: Dict): Dict {
  for (const [key, value] of lower) {
    const own = upper.get(key)
    if (isDict(own) && isDict(value)) over(own, value)
    else if (!upper.has(key)) upper.set(key, value)
  }
  return upper
}
