import type { AssessedControl, Control, Decider, Obstacle, Score } from '@ringwall/model'
import { plural } from '../text/index.ts'

type Status = AssessedControl['status']

/** In the order in which a person asks. */
export const STATUSES: readonly Status[] = ['failed', 'partly', 'met', 'not_evaluated', 'not_decided']

/** What a status is called. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  failed: 'failed',
  partly: 'passed in part',
  met: 'met',
  not_evaluated: 'not evaluated',
  not_decided: 'not decided',
}

/** Status without colour: each has a sign of its own. */
export const STATUS_SIGNS: Readonly<Record<Status, string>> = {
  failed: '✗',
  partly: '◐',
  met: '✓',
  not_evaluated: '?',
  not_decided: '·',
}

/** What a status means, in one sentence. */
export const STATUS_MEANINGS: Readonly<Record<Status, string>> = {
  failed: 'A rule found something wrong.',
  partly: 'All its rules passed; a part of it no check decides, or the scan did not see.',
  met: 'The rules decide it all, all passed, and the scan saw everything.',
  not_evaluated: 'A rule could not say, or found nothing to judge.',
  not_decided: 'No rule judges it: a person must look.',
}

/** Where an answer could come from. */
export const DECIDER_WORDS: Readonly<Record<Decider, string>> = {
  manifests: 'manifests',
  node: 'nodes',
  cluster: 'the running cluster',
  process: 'people and records',
}

/** Said of a control that failed where no finding of it is open. */
export const ACCEPTED = 'what was found is told or accepted elsewhere'

/** How the percentage is reckoned. */
export const FORMULA = 'percent = (met + passed in part) / (met + passed in part + failed), rounded down'

/** The score in sentences: the percentage never stands without what was not judged. */
export function scoreSentences({ counts, total, decided, passed, percent }: Score): readonly string[] {
  const silent = total - decided
  const left = `${plural(counts.not_evaluated, 'control')} not evaluated, ${counts.not_decided} that no rule judges`
  if (percent === undefined) return [`Rules judged none of ${plural(total, 'control')}: ${left}.`]
  const judged = `Rules judged ${decided} of ${plural(total, 'control')}: ${counts.failed} failed, ${counts.partly} passed in part, ${counts.met} met.`
  const share = `${passed} of the ${decided} passed (${percent} %)`
  if (silent === 0) return [judged, `${share}, and no control was left out.`]
  return [judged, `${share}, which says nothing of the other ${silent}: ${left}.`]
}

/** Why rules say nothing, in a sentence without its full stop. */
export function obstacleWords({ reason, rules }: Obstacle): string {
  return `${OBSTACLES[reason]}: ${rules.join(', ')}`
}

/** What of a control no check decides, and what the scan did not see of it; empty where nothing is left. */
export function openPart(assessed: AssessedControl): string {
  const { control, status } = assessed
  if (status === 'not_decided' && control.undecided === '') return noRule(control)
  if (status !== 'partly') return control.undecided
  return [control.undecided, gapWords(assessed.gaps), idleWords(assessed.idle)].filter((text) => text !== '').join(' ')
}

function gapWords(gaps: number): string {
  return gaps === 0 ? '' : `The scan has ${plural(gaps, 'gap')}: what it did not see may be wrong.`
}

function idleWords(rules: readonly string[]): string {
  return rules.length === 0 ? '' : `Nothing was given for ${rules.join(', ')} to judge.`
}

function noRule({ decidedBy }: Control): string {
  return `No rule judges it; an answer could come from ${DECIDER_WORDS[decidedBy]}.`
}

const OBSTACLES: Readonly<Record<Obstacle['reason'], string>> = {
  could_not_judge: 'could not judge every object',
  no_object: 'found no object to judge',
  did_not_run: 'did not run, switched off or not of this level or version',
}
