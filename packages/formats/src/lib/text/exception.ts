import type { Excepted, Exception } from '@ringwall/model'
import { printPlace } from './print.ts'

/** Who accepts it, until when and why: `accepted by team-build until 2027-01-31: builds images`. */
export function printAcceptance({ owner, expires, reason }: Exception): string {
  return `accepted by ${owner} until ${expires}: ${reason}`
}

/** Where an exception is written, in words: `the file a.yaml:3:5`, `the annotation at b.yaml:4:5`. */
export function printOrigin({ kind, at }: Exception): string {
  return `${ORIGINS[kind]} ${printPlace(at)}`
}

/** What a finding that is excepted is tracked by. The excepted part of one that is open has an id of its own, so that it does not close the other. */
export function exceptedId({ finding, extent }: Excepted): string {
  return extent === 'whole' ? finding.fingerprint : `${finding.fingerprint}/excepted`
}

const ORIGINS: Readonly<Record<Exception['kind'], string>> = { file: 'exceptions file', annotation: 'annotation' }
