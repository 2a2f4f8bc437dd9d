import { err, ok, type Result } from '@ringwall/model'

/** How likely a vulnerability is used within thirty days. */
export interface EpssScore {
  readonly cve: string
  /** From 0 to 1. */
  readonly score: number
  /** Part of all vulnerabilities that are less likely, from 0 to 1. */
  readonly percentile: number
}

/** Reads the scores of a day, a CSV of `cve,epss,percentile`, or says that it is none. Rows that are none are passed over. (FIRST, EPSS.) */
export function readEpss(text: string): Result<readonly EpssScore[], string> {
  const scores: EpssScore[] = []
  for (const [, cve = '', score, percentile] of text.matchAll(ROW))
    if (Number(score) <= 1 && Number(percentile) <= 1)
      scores.push({ cve, score: Number(score), percentile: Number(percentile) })
  return scores.length === 0 ? err('holds no score of EPSS') : ok(scores)
}

const ROW = /^(CVE-\d{4}-\d{4,12}),(\d(?:\.\d{1,20})?(?:e-\d{1,3})?),(\d(?:\.\d{1,20})?(?:e-\d{1,3})?)\r?$/gm
