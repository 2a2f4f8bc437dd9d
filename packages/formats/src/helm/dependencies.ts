import { type Dict, isDict, type Value } from '../lib/go-template/index.ts'
import type { Chart } from './chart.ts'
import { coalesce, mergeTables } from './coalesce.ts'
import { parseConstraint } from './constraint.ts'
import { deepCopy } from './functions/convert.ts'
import type { Dependency } from './metadata.ts'
import { parseVersion } from './semver.ts'

/** A chart with the dependencies that are switched on, under the names they go by. */
export interface ResolvedChart {
  readonly chart: Chart
  readonly missing: readonly Missing[]
}

/** A dependency that is declared and switched on, and not there. */
export interface Missing {
  readonly parent: Chart
  readonly dependency: Dependency
}

/** Switches dependencies off by tags and conditions, gives them their aliases, and imports their values. */
export function resolveDependencies(chart: Chart, values: Dict): ResolvedChart {
  const missing: Missing[] = []
  const enabled = switched(chart, values, '', missing)
  return { chart: withImports(enabled), missing }
}

function switched(chart: Chart, values: Dict, path: string, missing: Missing[]): Chart {
  const { dependencies: declared } = chart.metadata
  if (declared.length === 0) return chart
  const undeclared = chart.dependencies.filter(
    (child) => !declared.some((d) => d.name === child.name && fits(d, child)),
  )
  const found = declared.map((dependency) => ({ dependency, child: childOf(chart, dependency) }))
  const present = found.flatMap(({ child }) => child ?? [])
  const all = coalesce({ ...chart, dependencies: [...undeclared, ...present] }, values, 'remove')
  const on = found.filter(({ dependency }) => isOn(dependency, all, path))
  const off = new Set(found.filter((one) => !on.includes(one)).map(({ dependency }) => nameOf(dependency)))
  for (const { dependency, child } of on) if (child === undefined) missing.push({ parent: chart, dependency })
  const kept = [...undeclared, ...present].filter(({ name }) => !off.has(name))
  return {
    ...chart,
    metadata: { ...chart.metadata, dependencies: on.map(({ dependency }) => dependency) },
    dependencies: kept.map((child) => switched(child, all, `${path}${child.name}.`, missing)),
  }
}

function nameOf({ name, alias }: Dependency): string {
  return alias || name
}

function childOf(chart: Chart, dependency: Dependency): Chart | undefined {
  const child = chart.dependencies.find((c) => c.name === dependency.name && fits(dependency, c))
  return child && { ...child, name: nameOf(dependency), metadata: { ...child.metadata, name: nameOf(dependency) } }
}

/** A version that a constraint does not read is not held against a chart that is there. */
function fits({ version }: Dependency, { metadata }: Chart): boolean {
  const constraint = version === '' ? undefined : parseConstraint(version)
  const own = parseVersion(metadata.version)
  return constraint === undefined || own === undefined || constraint(own)
}

/** A condition goes before tags, and of several the first that is set. */
function isOn({ condition, tags }: Dependency, values: Dict, path: string): boolean {
  for (const one of condition.split(',')) {
    const value = one.trim() === '' ? undefined : valueAt(values, `${path}${one.trim()}`.split('.'))
    if (typeof value === 'boolean') return value
  }
  const table = values.get('tags')
  const said = isDict(table) ? tags.map((tag) => table.get(tag)) : []
  return said.includes(true) || !said.includes(false)
}

function valueAt(values: Dict, path: readonly string[]): Value | undefined {
  let at: Value | undefined = values
  for (const key of path) at = isDict(at) ? at.get(key) : undefined
  return at
}

/** Values of children become values of their parent where it has none of its own. */
function withImports(chart: Chart): Chart {
  const imported = { ...chart, dependencies: chart.dependencies.map(withImports) }
  if (imported.metadata.dependencies.every(({ importValues }) => importValues.length === 0)) return imported
  const all = coalesce(imported, new Map(), 'keep')
  const taken: Dict = new Map()
  for (const dependency of imported.metadata.dependencies)
    for (const { child, parent } of dependency.importValues) {
      const value = valueAt(all, [nameOf(dependency), ...pathOf(child)])
      if (isDict(value)) mergeTables(taken, placed(deepCopy(value), pathOf(parent)), 'keep')
    }
  return { ...imported, values: mergeTables(deepCopy(all), taken, 'keep') }
}

function pathOf(path: string): readonly string[] {
  return path === '.' ? [] : path.split('.')
}

function placed(value: Dict, path: readonly string[]): Dict {
  return path.toReversed().reduce((inner: Dict, key) => new Map([[key, inner]]), value)
}
