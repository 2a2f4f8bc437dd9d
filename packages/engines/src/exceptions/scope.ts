import { type Glob, glob } from '@ringwall/base/glob'
import { type Exception, type FileException, isExpired, type Path, type Resource, type RuleId } from '@ringwall/model'
import type { Annotation } from './annotation.ts'
import type { ExceptionFile } from './file.ts'
import { assetName } from './place.ts'

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
  /** The only objects that it speaks of; `undefined` where it does not name them one by one. */
  readonly names: readonly string[] | undefined
  /** True where it speaks of an object; asked once for all its places, for there may be many exceptions. */
  readonly isAbout: (asset: string | undefined) => boolean
  /** The parts that fit a place of what it is about, or `undefined` where the exception does not apply to it. */
  readonly fit: (place: Place) => readonly Part[] | undefined
  readonly used: Set<Part>
  /** The parts that fit a place as far as those before them did: of an exception that matched nothing, where it fails. */
  readonly near: Set<Part>
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
  const own = fresh(exception, time)
  return {
    ...own,
    rules: exception.rules,
    names: assets.length === 0 || assets.some(({ part }) => WILD.test(part.text)) ? undefined : exception.assets,
    isAbout: (asset) => fitting(assets, asset) !== undefined,
    parts: [...rules, ...[assets, files, paths].flat().map(({ part }) => part)],
    fit: ({ rule, asset, file, path }) =>
      fitAll(own.near, [
        () => rules.filter(({ text }) => text === rule),
        () => fitting(assets, asset),
        () => fitting(files, file),
        () => fitting(paths, path),
      ]),
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
  const own = fresh(exception, time)
  const name = assetName(resource.asset)
  return {
    ...own,
    rules: [exception.rule],
    names: [name],
    isAbout: (asset) => asset === name,
    parts: [rule, ...paths.map(({ part }) => part)],
    fit: (place) =>
      place.resource === resource ? fitAll(own.near, [() => [rule], () => fitting(paths, place.path)]) : undefined,
  }
}

/** All parts that fit, or `undefined` where a field has none that does; the fields behind it are not tried. */
function fitAll(near: Set<Part>, fields: readonly (() => readonly Part[] | undefined)[]): readonly Part[] | undefined {
  const fit: Part[] = []
  for (const partsOfField of fields) {
    const parts = partsOfField()
    if (parts === undefined) return undefined
    for (const part of parts) near.add(part)
    fit.push(...parts)
  }
  return fit
}

function fresh(
  exception: Exception,
  time: number,
): Pick<Scope, 'exception' | 'isExpired' | 'used' | 'near' | 'accepted'> {
  return { exception, isExpired: isExpired(exception, time), used: new Set(), near: new Set(), accepted: new Set() }
}

interface Matcher {
  readonly part: Part
  readonly matches: Glob
}

function partsOf(field: Part['field'], texts: readonly string[], at: Path): readonly Part[] {
  return texts.map((text, i) => ({ field, text, path: [...at, field, i] }))
}

function matchersOf(parts: readonly Part[]): readonly Matcher[] {
  return parts.map((part) => ({ part, matches: WILD.test(part.text) ? glob(part.text) : equals(part.text) }))
}

/** The parts that match; none where the field is not written, `undefined` where it is and none does. */
function fitting(matchers: readonly Matcher[], text: string | undefined): readonly Part[] | undefined {
  if (matchers.length === 0) return []
  if (text === undefined) return undefined
  const fit = matchers.filter(({ matches }) => matches(text)).map(({ part }) => part)
  return fit.length === 0 ? undefined : fit
}

/** A glob without wild cards, which most are, for the price of a comparison. */
function equals(text: string): Glob {
  return (other) => other === text
}

const WILD = /[*?]/
