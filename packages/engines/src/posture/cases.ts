import { isClusterScoped } from '@ringwall/formats/kubernetes'
import { asGap, DEFAULT_LIMITS, located, sourceText } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import { err, type Gap, keyOf, localScope, ok, printPath, type Resource, type Result } from '@ringwall/model'
import { type Minor, NEWEST, parseVersion } from '../lib/pod-security/index.ts'
import { type Unreadable, type View, view } from '../lib/view/index.ts'
import type { Check, HouseSettings } from './check.ts'
import { posture } from './engine.ts'

/** One example of a check: an object, and what the check says of it. */
export interface Case {
  readonly note: string
  readonly expected: CaseResult['expected']
  /** Kubernetes version to judge by; the newest where the case names none. */
  readonly kubernetesVersion: Minor
  readonly resource: Resource
  /** What stands beside it. */
  readonly beside: readonly Resource[]
  /** Why what stands beside it is not all, if so. */
  readonly partial: string | undefined
  /** What the house demands. */
  readonly house: HouseSettings
}

/** What a check said to a case. */
export interface CaseResult {
  readonly note: string
  readonly expected: 'fires' | 'passes' | 'not evaluated'
  readonly got: 'fires' | 'passes' | 'not evaluated' | 'does not apply'
}

/**
 * Reads the cases of a check: a YAML list of `{ note, fires, kubernetesVersion?, house?, object, beside?, partial? }`,
 * where `fires` is true, false or `unknown`. An error where the text is
 * not that, or holds only one of the two outcomes: a check that was never seen to pass, or to fire, is not tested.
 */
export function parseCases(file: string, text: string): Result<readonly Case[], readonly Gap[]> {
  const source = sourceText(file, text)
  const [document] = [...parseYaml(text, DEFAULT_LIMITS)]
  const wrong = (message: string): Result<never, readonly Gap[]> => err([{ code: 'wrong_type', message, at: { file } }])
  if (document === undefined) return wrong('holds no case')
  if (document.problems.length > 0) return err(document.problems.map((p) => asGap(source, p)))
  const unreadable: Unreadable[] = []
  const items = view(document.value, [], unreadable).items()
  const cases = items.map((item, i) => caseOf(item, i, (path) => located(source, document, path)))
  const [odd] = unreadable
  if (odd !== undefined) return wrong(`${printPath(odd.path)} is ${odd.found}, not ${odd.expected}`)
  const bad = cases.indexOf(undefined)
  if (bad >= 0)
    return wrong(
      `case ${bad + 1} needs note, fires (true, false or unknown) and object, and a kubernetesVersion that exists`,
    )
  const good = cases.filter((c) => c !== undefined)
  if (!['fires', 'passes'].every((outcome) => good.some((c) => c.expected === outcome)))
    return wrong('needs a case that fires and one that does not')
  return ok(good)
}

function caseOf(item: View, index: number, documentAt: (path: View['path']) => Resource['document']): Case | undefined {
  const note = item.at('note').string()
  const expected = expectedOf(item.at('fires').raw)
  const object = item.at('object')
  const version = item.at('kubernetesVersion').string()
  const kubernetesVersion = version === undefined ? NEWEST : parseVersion(version)
  const kind = object.at('kind').string()
  if (note === undefined || expected === undefined || kind === undefined || kubernetesVersion === undefined)
    return undefined
  const beside = item.at('beside').items()
  return {
    note,
    expected,
    kubernetesVersion,
    resource: resourceOf(object, kind, index, documentAt(object.path)),
    beside: beside.map((other) => resourceOf(other, other.at('kind').string() ?? '', index, documentAt(other.path))),
    partial: item.at('partial').string(),
    house: houseOf(item.at('house')),
  }
}

function houseOf(house: View): HouseSettings {
  const registries = house.at('registries')
  const cpuCeiling = house.at('cpuCeiling').number()
  const memoryCeiling = house.at('memoryCeiling').number()
  return {
    ...(registries.raw === undefined ? {} : { registries: registries.items().map((each) => each.string() ?? '') }),
    ...(cpuCeiling === undefined ? {} : { cpuCeiling }),
    ...(memoryCeiling === undefined ? {} : { memoryCeiling }),
  }
}

function resourceOf(object: View, kind: string, index: number, document: Resource['document']): Resource {
  const scope = localScope()
  const name = object.at('metadata', 'name').string() ?? `case-${index + 1}`
  return {
    class: 'kubernetes_resource',
    scope,
    time: 0,
    source: 'cases',
    asset: { kind: 'kubernetes', scope, target: 'cases', namespace: namespaceOf(object, kind), resource: kind, name },
    apiVersion: object.at('apiVersion').string() ?? 'v1',
    object: object.raw as Resource['object'],
    document,
  }
}

function expectedOf(fires: unknown): Case['expected'] | undefined {
  if (typeof fires === 'boolean') return fires ? 'fires' : 'passes'
  return fires === 'unknown' ? 'not evaluated' : undefined
}

function namespaceOf(object: View, kind: string): string {
  return isClusterScoped(kind) ? '-' : (object.at('metadata', 'namespace').string() ?? 'default')
}

/** Judges each case by the check alone. */
export function runCases(check: Check, cases: readonly Case[]): readonly CaseResult[] {
  return cases.map((c) => ({ note: c.note, expected: c.expected, got: outcome(check, c) }))
}

function outcome(check: Check, { kubernetesVersion, resource, beside, partial, house }: Case): CaseResult['got'] {
  const settings = { podSecurityLevel: 'restricted', kubernetesVersion, house } as const
  const engine = posture([check], partial === undefined ? settings : { ...settings, partial })
  if (engine.rules.size === 0) return 'does not apply'
  engine.apply([resource, ...beside].map((each) => ({ kind: 'put', resource: each })))
  const { findings, notEvaluated } = engine.judge()
  const key = keyOf(resource.asset)
  if (findings.some(({ asset }) => keyOf(asset) === key)) return 'fires'
  return notEvaluated.some(({ asset }) => keyOf(asset) === key) ? 'not evaluated' : 'passes'
}
