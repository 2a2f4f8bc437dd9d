import { type Glob, glob } from '@ringwall/base/glob'
import { type Exception, type FileException, isExpired, type Path, type Resource, type RuleId } from '@ringwall/model'
import type { Annotation } from './annotation.ts'
import type { ExceptionFile } from './file.ts'

/** A place that a finding names, as exceptions see it. */
export interface Place {
  readonly rule: RuleId
  /** Escaped as globs see it; `undefined` for what is no Kubernetes object. */
  readonly asset: string | undefined
  /** Relative to the project; `undefined` where it lies outside, or is no file. */
  readonly file: string | undefined
  readonly path: string
  readonly resource: Resource | undefined
}

/** An exception made ready to match, and what it matched so far. */
export interface Scope {
  readonly exception: Exception
  readonly rules: readonly RuleId[]
  readonly isExpired: boolean
  /** The parts that must each match something: fields of the exception, by where they are written. */
  readonly parts: readonly Part[]
  /** The parts that fit a place, or `undefined` where the exception does not apply to it. */
  readonly fit: (place: Place) => readonly Part[] | undefined
  readonly used: Set<Part>
  /** Fingerprints of what it accepts. */
  readonly accepted: Set<string>
}

/** One element of a field of an exception. */
export interface Part {
  readonly field: 'rules' | 'assets' | 'files' | 'paths'
  /** As written. */
  readonly text: string
  /** Where it is written, from the root of the document. */
  readonly path: Path
}

/** The exceptions of a file. `time` in ms since the Unix epoch. */
export function fileScopes({ exceptions }: ExceptionFile, time: number): readonly Scope[] {
  return exceptions.map((exception, i) => fileScope(exception, ['exceptions', i], time))
}

function fileScope(exception: FileException, at: Path, time: number): Scope {
  const rules = partsOf('rules', exception.rules, at)
  const assets = matchersOf(partsOf('assets', exception.assets, at))
  const files = matchersOf(partsOf('files', exception.files, at))
  const paths = matchersOf(partsOf('paths', exception.paths, at))
  return {
    ...fresh(exception, time),
    rules: exception.rules,
    parts: [...rules, ...[assets, files, paths].flat().map(({ part }) => part)],
    fit: ({ rule, asset, file, path }) => {
      const fits = [fitting(assets, asset), fitting(files, file), fitting(paths, path)]
      return fits.includes(undefined)
        ? undefined
        : [...rules.filter(({ text }) => text === rule), ...fits.flatMap((fit) => fit ?? [])]
    },
  }
}

/** The exception that an annotation is; it speaks of its own object alone, not of another of the same name. */
export function annotationScope(
  { resource, path: at }: Annotation,
  exception: Extract<Exception, { kind: 'annotation' }>,
  time: number,
): Scope {
  const rule: Part = { field: 'rules', text: exception.rule, path: at }
  const paths = matchersOf(exception.paths.map((text) => ({ field: 'paths', text, path: at })))
  return {
    ...fresh(exception, time),
    rules: [exception.rule],
    parts: [rule, ...paths.map(({ part }) => part)],
    fit: (place) => {
      const fit = place.resource === resource ? fitting(paths, place.path) : undefined
      return fit === undefined ? undefined : [rule, ...fit]
    },
  }
}

function fresh(exception: Exception, time: number): Pick<Scope, 'exception' | 'isExpired' | 'used' | 'accepted'> {
  return { exception, isExpired: isExpired(exception, time), used: new Set(), accepted: new Set() }
}

interface Matcher {
  readonly part: Part
  readonly matches: Glob
}

function partsOf(field: Part['field'], texts: readonly string[], at: Path): readonly Part[] {
  return texts.map((text, i) => ({ field, text, path: [...at, field, i] }))
}

function matchersOf(parts: readonly Part[]): readonly Matcher[] {
  return parts.map((part) => ({ part, matches: glob(part.text) }))
}

/** The parts that match; none where the field is not written, `undefined` where it is and none does. */
function fitting(matchers: readonly Matcher[], text: string | undefined): readonly Part[] | undefined {
  if (matchers.length === 0) return []
  if (text === undefined) return undefined
  const fit = matchers.filter(({ matches }) => matches(text)).map(({ part }) => part)
  return fit.length === 0 ? undefined : fit
}
