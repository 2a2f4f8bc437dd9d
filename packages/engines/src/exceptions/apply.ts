import {
  type Excepted,
  type ExceptionUse,
  type Finding,
  keyOf,
  type NotEvaluated,
  type Resource,
  type Rule,
  type RuleId,
  type Tally,
} from '@ringwall/model'
import { worstFirst } from '../lib/worst-first/index.ts'
import { type Annotation, annotationsOf } from './annotation.ts'
import type { ExceptionFile } from './file.ts'
import { complain } from './finding.ts'
import { type Holding, judgeScopes, malformed } from './judge.ts'
import { part } from './part.ts'
import { annotationScope, fileScopes } from './scope.ts'
import { type Seen, seenIn } from './seen.ts'

/** How exceptions count in a scan. */
export interface ExceptionSettings {
  /** Those of `EXCEPTION_RULES` that are not off. */
  readonly rules: readonly Rule[]
  /** Every rule there is, off or not: what an annotation may name. */
  readonly known: ReadonlySet<string>
  /** Whether annotations of objects except anything. */
  readonly annotations: 'count' | 'ignored'
  /** `undefined` where there is none. */
  readonly file: ExceptionFile | undefined
  /** True where the targets hold all that the exceptions file may speak of. */
  readonly coversProject: boolean
  /** A file as findings name it → its path in the project, `/` between parts; `undefined` where it lies outside. */
  readonly projectPath: (file: string) => string | undefined
}

/** What the other engines said, and of what. */
export interface Judgments {
  /** Worst first. */
  readonly findings: readonly Finding[]
  readonly notEvaluated: readonly NotEvaluated[]
  readonly resources: readonly Resource[]
  /** Rules that judged. */
  readonly rules: ReadonlySet<RuleId>
  /** True where nothing that was asked for went unread. */
  readonly isComplete: boolean
  /** When the scan began, ms since the Unix epoch. */
  readonly time: number
}

export interface Applied {
  /** What is open, with what is wrong about the exceptions themselves; worst first. */
  readonly findings: readonly Finding[]
  readonly excepted: readonly Excepted[]
  readonly exceptions: readonly ExceptionUse[]
  /** Of the rules about exceptions, over the files and objects that hold any. */
  readonly tallies: ReadonlyMap<RuleId, Tally>
}

/**
 * Sets apart what exceptions accept, place by place, and judges the exceptions: an expired or malformed one accepts
 * nothing, and is itself a finding, like one that matched nothing. Cost: each place is tried against the exceptions of its
 * rule.
 */
export function applyExceptions(judgments: Judgments, settings: ExceptionSettings): Applied {
  const resources = settings.annotations === 'count' ? judgments.resources : []
  const annotations = resources.flatMap((resource) => annotationsOf(resource, settings.known))
  const holdings = [...ofFile(settings.file, judgments.time), ...ofAnnotations(annotations, judgments.time)]
  if (annotations.length === 0 && holdings.length === 0)
    return { findings: judgments.findings, excepted: [], exceptions: [], tallies: tallies([], settings, []) }
  const scopes = holdings.map(({ scope }) => scope)
  const { open, excepted } = part(judgments.findings, scopes, { ...judgments, ...settings })
  const judged = judgeScopes(holdings, seen(judgments, settings))
  const complaints = [...judged.complaints, ...malformed(annotations)]
  const own = complain(complaints, settings.rules, judgments.time)
  return {
    findings: own.length === 0 ? open : worstFirst([...open, ...own]),
    excepted,
    exceptions: judged.uses,
    tallies: tallies(own, settings, annotations),
  }
}

function ofFile(file: ExceptionFile | undefined, time: number): readonly Holding[] {
  if (file === undefined) return []
  const { asset, document } = file
  return fileScopes(file, time).map((scope, i) => ({ scope, asset, document, path: ['exceptions', i] }))
}

function ofAnnotations(annotations: readonly Annotation[], time: number): readonly Holding[] {
  return annotations.flatMap((annotation) => {
    const { read, resource, path } = annotation
    if (!read.ok) return []
    const scope = annotationScope(annotation, read.value, time)
    return [{ scope, asset: resource.asset, document: resource.document, path }]
  })
}

function seen(judgments: Judgments, { coversProject, projectPath }: ExceptionSettings): Seen {
  return seenIn(judgments, coversProject && judgments.isComplete, projectPath)
}

function tallies(
  own: readonly Finding[],
  { rules, file }: ExceptionSettings,
  annotations: readonly Annotation[],
): ReadonlyMap<RuleId, Tally> {
  const holders = new Set(annotations.map(({ resource }) => keyOf(resource.asset)))
  if (file !== undefined && file.exceptions.length > 0) holders.add(keyOf(file.asset))
  return new Map(
    rules.map(({ id }) => {
      const fail = own.filter(({ rule }) => rule === id).length
      return [id, { pass: holders.size - fail, fail, notEvaluated: 0 }]
    }),
  )
}
