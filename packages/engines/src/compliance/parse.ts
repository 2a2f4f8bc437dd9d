import assert from 'node:assert/strict'
import { asGap, type DocumentLimits, located, sourceText } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import { err, type Framework, type Gap, ok, type Result } from '@ringwall/model'
import { type Unreadable, view } from '../lib/view/index.ts'
import { type Mistake, readFramework } from './read.ts'

/** Reads a framework from YAML. Mistakes carry their place; `rules` are the ids that it may name. */
export function parseFramework(
  file: string,
  text: string,
  rules: ReadonlySet<string>,
): Result<Framework, readonly Gap[]> {
  const source = sourceText(file, text)
  const wrong = (message: string): Result<never, readonly Gap[]> => err([{ code: 'wrong_type', message, at: { file } }])
  if (text.length > LIMITS.characters) return wrong(`has more than ${LIMITS.characters} characters`)
  const [document, second] = [...parseYaml(text, LIMITS)]
  if (document === undefined) return wrong('is empty, and a framework has an id, a name and sections')
  if (document.problems.length > 0) return err(document.problems.map((problem) => asGap(source, problem)))
  if (second !== undefined) return wrong('holds a second document, where one is read')
  const { framework, mistakes } = read(document.value, rules)
  if (mistakes.length === 0) return ok(framework)
  const places = located(source, document)
  const told = mistakes.slice(0, MAX_TOLD).map(({ path, message }): Gap => {
    return { code: 'wrong_type', message, at: places.locate(path) }
  })
  const more = mistakes.length - told.length
  return more === 0 ? err(told) : err([...told, { code: 'wrong_type', message: `${more} more mistakes`, at: { file } }])
}

/** A framework of our own, from the value of its file. A mistake in it is ours, and stops. */
export function frameworkFrom(value: unknown): Framework {
  const { framework, mistakes } = read(value, new Set())
  assert.deepEqual(mistakes, [], framework.id)
  return framework
}

function read(
  value: unknown,
  rules: ReadonlySet<string>,
): { readonly framework: Framework; readonly mistakes: readonly Mistake[] } {
  const unreadable: Unreadable[] = []
  const mistakes: Mistake[] = []
  const framework = readFramework(view(value, [], unreadable), rules, mistakes)
  const odd = unreadable.map(({ path, expected, found }) => ({ path, message: `is ${found}, not ${expected}` }))
  const all = [...odd, ...mistakes].map(named)
  return { framework, mistakes: [...new Map(all.map((mistake) => [mistake.message, mistake])).values()] }
}

/** The message with the field in front. */
function named({ path, message }: Mistake): Mistake {
  return { path, message: `${printField(path)} ${message}` }
}

function printField(path: Mistake['path']): string {
  return path.length === 0 ? 'the framework' : path.map(String).join('.')
}

const LIMITS: DocumentLimits = { depth: 16, characters: 2 * 1024 * 1024, nodes: 200_000 }
const MAX_TOLD = 20
