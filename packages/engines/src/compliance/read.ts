import { type Control, DECIDERS, type Decider, type Framework, type FrameworkSection, type Path } from '@ringwall/model'
import type { View } from '../lib/view/index.ts'

/** Something wrong with the text of a framework, at a path. */
export interface Mistake {
  readonly path: Path
  readonly message: string
}

/** The framework that a value is, as far as it is one; what is wrong with it goes to `mistakes`. */
export function readFramework(root: View, rules: ReadonlySet<string>, mistakes: Mistake[]): Framework {
  const reader: Reader = { rules, mistakes, ids: new Set() }
  onlyFields(root, FRAMEWORK_FIELDS, reader)
  const items = root.at('sections').items()
  const sections = items.slice(0, MAX_SECTIONS).map((section) => readSection(section, reader))
  if (items.length === 0 || items.length > MAX_SECTIONS)
    mistakes.push({ path: ['sections'], message: `has ${items.length} entries; 1 to ${MAX_SECTIONS} are read` })
  checkIds(items, sections, reader)
  return {
    id: idOf(root, FRAMEWORK_ID, reader),
    name: required(root, 'name', reader),
    version: optional(root, 'version', reader),
    publisher: optional(root, 'publisher', reader),
    url: addressOf(root, reader),
    licence: optional(root, 'licence', reader),
    note: optional(root, 'note', reader),
    namedBy: oneOf(root, 'namedBy', ['controls', 'techniques'], reader) ?? 'controls',
    sections,
  }
}

interface Reader {
  readonly rules: ReadonlySet<string>
  readonly mistakes: Mistake[]
  /** Ids of controls so far. */
  readonly ids: Set<string>
}

function readSection(section: View, reader: Reader): FrameworkSection {
  onlyFields(section, SECTION_FIELDS, reader)
  const decidedBy = oneOf(section, 'decidedBy', DECIDERS, reader) ?? 'manifests'
  const undecided = optional(section, 'undecided', reader)
  const items = section.at('controls').items()
  if (reader.ids.size + items.length > MAX_CONTROLS)
    reader.mistakes.push({ path: section.path, message: `brings the controls to more than ${MAX_CONTROLS}` })
  const room = Math.max(0, MAX_CONTROLS - reader.ids.size)
  return {
    id: idOf(section, ITEM_ID, reader),
    title: required(section, 'title', reader),
    note: optional(section, 'note', reader),
    controls: items.slice(0, room).map((item) => readControl(item, { decidedBy, undecided }, reader)),
  }
}

/** What a section says for those of its controls that do not say it themselves. */
interface Defaults {
  readonly decidedBy: Decider
  readonly undecided: string
}

function readControl(control: View, defaults: Defaults, reader: Reader): Control {
  onlyFields(control, CONTROL_FIELDS, reader)
  const id = idOf(control, ITEM_ID, reader)
  if (id !== '' && reader.ids.has(id))
    reader.mistakes.push({ path: [...control.path, 'id'], message: `${id} is written twice` })
  reader.ids.add(id)
  return {
    id,
    title: required(control, 'title', reader),
    level: optional(control, 'level', reader) || undefined,
    undecided: control.at('undecided').raw === undefined ? defaults.undecided : optional(control, 'undecided', reader),
    decidedBy: oneOf(control, 'decidedBy', DECIDERS, reader) ?? defaults.decidedBy,
    rules: rulesOf(control, reader),
    also: texts(control.at('also')),
  }
}

function rulesOf(control: View, { rules, mistakes }: Reader): readonly string[] {
  const named = control.at('rules').items()
  return named.flatMap((item) => {
    const id = item.string()
    if (id !== undefined && !rules.has(id))
      mistakes.push({ path: item.path, message: `names ${JSON.stringify(id.slice(0, MAX_ID))}, which is no rule` })
    return id ?? []
  })
}

function texts(list: View): readonly string[] {
  return list.items().flatMap((item) => item.string() ?? [])
}

/** Sections are told apart, and a control stands only in sections that there are. */
function checkIds(items: readonly View[], sections: readonly FrameworkSection[], { mistakes }: Reader): void {
  const seen = new Set<string>()
  sections.forEach(({ id }, i) => {
    if (id !== '' && seen.has(id))
      mistakes.push({ path: [...(items[i]?.path ?? []), 'id'], message: `${id} is written twice` })
    seen.add(id)
  })
  for (const control of items.flatMap((section) => section.at('controls').items()))
    for (const also of control.at('also').items())
      if (!seen.has(also.string() ?? '')) mistakes.push({ path: also.path, message: 'names no section' })
}

function onlyFields(map: View, known: readonly string[], { mistakes }: Reader): void {
  for (const [key, { path }] of map.entries())
    if (!known.includes(key)) mistakes.push({ path, message: `is no field here: ${known.join(', ')}` })
}

function idOf(map: View, pattern: RegExp, reader: Reader): string {
  const id = required(map, 'id', reader)
  if (id !== '' && (id.length > MAX_ID || !pattern.test(id)))
    reader.mistakes.push({
      path: [...map.path, 'id'],
      message: `is no id: letters, digits, dots, hyphens, at most ${MAX_ID}`,
    })
  return id
}

function required(map: View, field: string, reader: Reader): string {
  const text = optional(map, field, reader)
  const { raw } = map.at(field)
  if (raw === undefined || (typeof raw === 'string' && text === ''))
    reader.mistakes.push({ path: [...map.path, field], message: 'is missing' })
  return text
}

function optional(map: View, field: string, { mistakes }: Reader): string {
  const text = map.at(field).string() ?? ''
  if (text.length > MAX_TEXT)
    mistakes.push({ path: [...map.path, field], message: `has more than ${MAX_TEXT} characters` })
  return text.trim()
}

function addressOf(root: View, reader: Reader): string {
  const url = optional(root, 'url', reader)
  if (url !== '' && !/^https?:\/\//i.test(url))
    reader.mistakes.push({ path: ['url'], message: 'is no address of the web, https://…' })
  return url
}

function oneOf<T extends string>(map: View, field: string, values: readonly T[], reader: Reader): T | undefined {
  const text = map.at(field).string()
  const found = values.find((value) => value === text)
  if (text !== undefined && found === undefined)
    reader.mistakes.push({ path: [...map.path, field], message: `is none of ${values.join(', ')}` })
  return found
}

const FRAMEWORK_FIELDS = ['id', 'name', 'version', 'publisher', 'url', 'licence', 'note', 'namedBy', 'sections']
const SECTION_FIELDS = ['id', 'title', 'note', 'decidedBy', 'undecided', 'controls']
const CONTROL_FIELDS = ['id', 'title', 'level', 'undecided', 'decidedBy', 'rules', 'also']
const FRAMEWORK_ID = /^[a-z0-9][a-z0-9.-]*$/
const ITEM_ID = /^[A-Za-z0-9][A-Za-z0-9./_-]*$/
const MAX_ID = 64
const MAX_TEXT = 2_000
const MAX_SECTIONS = 200
const MAX_CONTROLS = 2_000
