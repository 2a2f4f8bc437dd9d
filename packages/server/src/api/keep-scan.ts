import { sha256 } from '@ringwall/base/hash'
import type { Recordable, Recorded, ScanSource } from '@ringwall/store/state'
import { announceFindings, announceScan } from './announce.ts'
import type { ApiContext } from './context.ts'

/** Keeps a scan, once, and tells who watches. */
export async function keepScan(
  { state, live }: Pick<ApiContext, 'state' | 'live'>,
  scan: Recordable,
  source: ScanSource,
): Promise<{ readonly id: string; readonly outcome: Recorded }> {
  const { scope, targets, startedAt } = scan
  const id = sha256([scope.tenant, scope.cluster, String(startedAt), ...targets])
  const outcome = await state.findings.record(id, scan, source)
  announceScan({ live }, scope.tenant, { id, targets })
  announceFindings({ live }, scope.tenant, outcome)
  return { id, outcome }
}
