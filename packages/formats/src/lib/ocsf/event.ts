import { sha256 } from '@ringwall/base/hash'
import { type Scan, type Severity, severityId } from '@ringwall/model'

/** An event of the Open Cybersecurity Schema Framework, as JSON holds it; members that are undefined are not written. */
export type OcsfEvent = Readonly<Record<string, unknown>>

/** What kind of event it is: a class of a category, and an activity of the class, by OCSF number and caption. */
export interface EventType {
  readonly category: { readonly uid: number; readonly name: string }
  /** With the category in front, `2003`. */
  readonly class: { readonly uid: number; readonly name: string }
  readonly activity: { readonly id: number; readonly name: string }
}

/** The classification attributes of the base event, all of them derived from three numbers and their captions. */
export function classify({ category, class: cls, activity }: EventType): OcsfEvent {
  return {
    activity_id: activity.id,
    activity_name: activity.name,
    category_uid: category.uid,
    category_name: category.name,
    class_uid: cls.uid,
    class_name: cls.name,
    type_uid: cls.uid * 100 + activity.id,
    type_name: `${cls.name}: ${activity.name}`,
  }
}

/** `severity_id` with its caption. */
export function severityOf(severity: Severity): OcsfEvent {
  return { severity_id: severityId(severity), severity: severity.charAt(0).toUpperCase() + severity.slice(1) }
}

/** Who says so, in which version of the schema; `correlation_uid` is the scan, so that its events can be found together. */
export function metadataOf(scan: Scan): OcsfEvent {
  return {
    version: SCHEMA_VERSION,
    product: { name: 'Ringwall', vendor_name: 'Ringwall', version: scan.version },
    tenant_uid: scan.scope.tenant,
    correlation_uid: scanUid(scan),
  }
}

/** Equal for the same targets scanned at the same time; 64 hex digits. */
export function scanUid({ scope, targets, startedAt }: Scan): string {
  return sha256([scope.tenant, scope.cluster, String(startedAt), ...targets])
}

/** The list, or nothing where it is empty. */
export function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}

/** Every attribute in use has been in the schema since this version or longer, and none is deprecated in it. */
const SCHEMA_VERSION = '1.8.0'
