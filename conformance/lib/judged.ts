import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { type Check, checks, type PostureSettings, posture } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { type Finding, type Gap, localScope, type Resource } from '@ringwall/model'

/** What some of our rules say of some files. */
export interface JudgedFiles {
  /** The objects that were read, in written order. */
  readonly resources: readonly Resource[]
  /** One for each rule and asset that fails; an object that is written twice is one asset, and its evidence is joined. */
  readonly findings: readonly Finding[]
  /** How often a rule failed, by its id: an object that is written twice counts twice. */
  readonly failures: ReadonlyMap<string, number>
  /** How many objects the rules are about. */
  readonly objectsJudged: number
  /** What could not be read. */
  readonly gaps: readonly Gap[]
}

/**
 * Reads files by path as `scan` does, and judges them by the rules of these ids alone, optional ones too: no other rule
 * speaks in their place. All that runs together is in the files. `houseChecks` are known beside ours. Throws for an id that
 * is no rule: the suite's table is wrong.
 */
export function judged(
  files: ReadonlyMap<string, string>,
  ruleIds: readonly string[],
  houseChecks: readonly Check[] = [],
): JudgedFiles {
  const readings = [...files].map(([path, text]) => read(path, text))
  const resources = readings.flatMap(({ facts }) => facts.filter((fact) => fact.class === 'kubernetes_resource'))
  const engine = posture(
    ruleIds.map((id) => checkOf(id, [...checks, ...houseChecks])),
    SETTINGS,
  )
  engine.apply(resources.map((resource) => ({ kind: 'put', resource })))
  const { findings, tallies, objectsJudged } = engine.judge()
  const failures = new Map([...tallies].map(([id, { fail }]) => [String(id), fail]))
  return { resources, findings, failures, objectsJudged, gaps: readings.flatMap(({ gaps }) => gaps) }
}

function read(path: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  const context = { scope: localScope(), target: 't', time: 0, source: 'conformance', limits: DEFAULT_LIMITS }
  return parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: true }, context)
}

function checkOf(id: string, known: readonly Check[]): Check {
  const check = known.find(({ rule }) => rule.id === id)
  if (check === undefined) throw new Error(`no rule ${id}`)
  return check
}

/** What the peers' own configurations demand in their tests. */
const SETTINGS: PostureSettings = {
  podSecurityLevel: 'restricted',
  kubernetesVersion: NEWEST,
  house: { registries: ['docker.io', 'gcr.io'], cpuCeiling: 1, memoryCeiling: 512 * 1024 * 1024 },
}
