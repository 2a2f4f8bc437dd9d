import { hash, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from '@ringwall/base/json'
import type { AuditRow } from './account-schema.ts'
import type { AuditHead, AuditKey, KeptAuditEntry, NewAuditEntry } from './audit-log.ts'
import { StateError } from './state-error.ts'

/** The row of an entry that follows another. Throws a StateError for one that is too long. */
export function auditRow(entry: NewAuditEntry, previous: AuditHead | undefined, key: AuditKey): AuditRow {
  const seq = (previous?.seq ?? 0) + 1
  const { tenant, time, actor, action, object, outcome, address, detail } = entry
  const text = canonicalJson({
    version: 1,
    tenant,
    seq,
    previous: previous?.hash ?? '',
    time,
    actor: { ...actor },
    action,
    object,
    outcome,
    address,
    detail,
  })
  if (text.length > MAX_LENGTH)
    throw new StateError(`an entry of the audit log has at most ${MAX_LENGTH} characters, not ${text.length}`)
  return {
    ...columnsOf(entry, seq),
    entry: text,
    hash: hash('sha256', text),
    key_id: key.id,
    signature: sign(null, Buffer.from(text, 'utf8'), key.privateKey).toString('base64'),
  }
}

/** What a row tells. Throws a StateError where somebody made of it what is no entry. */
export function readEntry({ seq, entry, hash: kept }: AuditRow): KeptAuditEntry {
  try {
    // Of the shape that `auditRow` writes; whether it still is as it was written, `flaw` tells.
    const { version: _, ...read } = JSON.parse(entry) as Omit<KeptAuditEntry, 'hash'> & { readonly version: number }
    return { ...read, hash: kept }
  } catch {
    throw new StateError(`entry ${seq} of the audit log is not what was written: verify the log`)
  }
}

/** What is wrong with a row that should follow `previous`, or `undefined` where it is as it was written. */
export function flaw(
  row: AuditRow,
  previous: AuditHead | undefined,
  keys: ReadonlyMap<string, KeyObject>,
): string | undefined {
  if (hash('sha256', row.entry) !== row.hash) return 'its hash is not that of its text'
  const key = keys.get(row.key_id)
  if (key === undefined) return `it is signed by a key that is not known: "${row.key_id}"`
  if (!verify(null, Buffer.from(row.entry, 'utf8'), key, Buffer.from(row.signature, 'base64')))
    return 'its signature is wrong'
  const entry = readEntry(row)
  if (entry.seq !== (previous?.seq ?? 0) + 1) return `it says that it is number ${entry.seq}`
  if (entry.previous !== (previous?.hash ?? '')) return 'it does not follow the one before it'
  const columns = Object.entries(columnsOf(entry, entry.seq))
  const altered = columns.find(([name, value]) => row[name as keyof AuditRow] !== value)
  return altered === undefined ? undefined : `its column ${altered[0]} is not what its text says`
}

/** What is searched. Texts as a database holds them: what is no character is replaced. */
function columnsOf({ tenant, time, action, actor }: NewAuditEntry, seq: number) {
  return { tenant: String(tenant), seq, time, action: action.toWellFormed(), actor: actor.id.toWellFormed() }
}

const MAX_LENGTH = 65_536
