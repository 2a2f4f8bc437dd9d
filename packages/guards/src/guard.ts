import type { Verdict } from '@ringwall/model'

/** Answers while somebody waits. Fails closed: what it cannot judge within its time is denied, unless configured open. */
export interface Guard<Request> {
  readonly id: string
  judge(request: Request, signal: AbortSignal): Promise<Verdict>
}
