import { type Scope, severityId } from '@ringwall/model'
import { sql, type Transaction } from 'kysely'
import { chunks } from './chunks.ts'
import type { NoticeRow } from './notification-schema.ts'
import { CADENCES, type Cadence, type FindingChange, type Subscription } from './receiver-store.ts'
import type { FindingRow, StateSchema } from './schema.ts'
import { subscriptionsOf } from './subscriptions.ts'

/** What is said of a finding that changed. */
export type Changed = Pick<
  FindingRow,
  'fingerprint' | 'rule' | 'severity' | 'title' | 'target' | 'namespace' | 'resource' | 'name'
>

/** Collects what receivers are to be told of a transaction, and writes it down in the same. */
export interface Notices {
  /** Remembers a change for those who want to know of it. */
  tell(change: FindingChange, finding: Changed): void
  /** Writes down what is to be told. `at`: when it changed. */
  keep(at: number): Promise<void>
}

/** Notices of a transaction on the findings of a scope. Of targets that are examples nobody is told. */
export async function notices(db: Transaction<StateSchema>, scope: Scope): Promise<Notices> {
  const subscriptions = await inEffect(db, scope)
  if (subscriptions.length === 0) return NOBODY
  const examples = await examplesIn(db, scope)
  const piles = new Map<string, Pile>()
  return {
    tell(change, finding) {
      if (examples.has(finding.target)) return
      for (const [receiver, cadence] of toldOf(subscriptions, { scope, change, finding })) {
        const key = JSON.stringify([receiver, cadence])
        const pile: Pile = piles.get(key) ?? { receiver, cadence, worst: [], rest: new Map() }
        piles.set(key, pile)
        pile.worst.push({ change, finding })
        if (pile.worst.length >= 2 * MAX_NAMED) trim(pile)
      }
    },
    async keep(at) {
      for (const pile of piles.values()) {
        trim(pile)
        for (const chunk of chunks(rowsOf(pile, scope, at))) await db.insertInto('notices').values(chunk).execute()
      }
    },
  }
}

/** A receiver that is paused is told nothing, later neither. */
async function inEffect(db: Transaction<StateSchema>, { tenant }: Scope): Promise<readonly Subscription[]> {
  const all = (await subscriptionsOf(db, tenant)).filter(({ isActive }) => isActive)
  if (all.length === 0) return all
  const rows = await db
    .selectFrom('receivers')
    .select('id')
    .where('tenant', '=', tenant)
    .where('is_active', '=', 1)
    .execute()
  const active = new Set(rows.map(({ id }) => id))
  return all.filter(({ receiver }) => active.has(receiver))
}

/** The worst changes by name, of the rest only how many of each kind: a first scan may find a million. */
interface Pile {
  readonly receiver: string
  readonly cadence: Cadence
  worst: Named[]
  readonly rest: Map<string, number>
}

interface Named {
  readonly change: FindingChange
  readonly finding: Changed
}

async function examplesIn(db: Transaction<StateSchema>, { tenant, cluster }: Scope): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('scans')
    .select('targets')
    .distinct()
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    // Written out, so that the index of such scans alone serves it.
    .where('source', '=', sql.lit('example'))
    .execute()
  return new Set(rows.flatMap(({ targets }) => JSON.parse(targets) as readonly string[]))
}

interface Event extends Named {
  readonly scope: Scope
}

/** Who is told, and how soon: once each, however many of its subscriptions want it. */
function toldOf(subscriptions: readonly Subscription[], event: Event): ReadonlyMap<string, Cadence> {
  const told = new Map<string, Cadence>()
  for (const { receiver, cadence, wants } of subscriptions) {
    if (!isWanted(wants, event)) continue
    const other = told.get(receiver) ?? cadence
    told.set(receiver, CADENCES.indexOf(other) < CADENCES.indexOf(cadence) ? other : cadence)
  }
  return told
}

function isWanted(wants: Subscription['wants'], { scope, change, finding }: Event): boolean {
  return (
    wants.changes.includes(change) &&
    finding.severity >= severityId(wants.severity) &&
    (wants.rules?.includes(finding.rule) ?? true) &&
    (wants.resources?.includes(finding.resource) ?? true) &&
    (wants.targets?.includes(finding.target) ?? true) &&
    (wants.namespaces?.includes(finding.namespace) ?? true) &&
    (wants.clusters?.includes(scope.cluster) ?? true)
  )
}

function trim(pile: Pile): void {
  const { worst, rest } = pile
  if (worst.length <= MAX_NAMED) return
  const sorted = worst.toSorted((a, b) => b.finding.severity - a.finding.severity)
  for (const { change, finding } of sorted.slice(MAX_NAMED)) {
    const key = JSON.stringify([change, finding.severity])
    rest.set(key, (rest.get(key) ?? 0) + 1)
  }
  pile.worst = sorted.slice(0, MAX_NAMED)
}

type NewNotice = Omit<NoticeRow, 'id'>

function rowsOf({ receiver, cadence, worst, rest }: Pile, scope: Scope, at: number): readonly NewNotice[] {
  const { tenant, cluster } = scope
  const base = { tenant, cluster, receiver, cadence, at, is_held: 0, message: null }
  const named = worst.map(({ change, finding }): NewNotice => {
    const { fingerprint, rule, severity, title, target, namespace, resource, name } = finding
    const what = { fingerprint, rule, severity, title, target, namespace, resource, name }
    return { ...base, ...what, change, count: 1 }
  })
  const others = Array.from(rest, ([key, count]): NewNotice => {
    const [change, severity] = JSON.parse(key) as [FindingChange, number]
    return { ...base, ...UNNAMED, change, severity, count }
  })
  return [...named, ...others]
}

const NOBODY: Notices = { tell: () => {}, keep: async () => {} }
const UNNAMED = { fingerprint: '', rule: '', title: '', target: '', namespace: '', resource: '', name: '' }
/** A message names fewer still. */
const MAX_NAMED = 200
