import { type Attribute, type Constraints, type Definition, resolve, type Schema } from './load.ts'

/** A reason why an event is not what the schema says; `at` is the path within it. */
export interface Violation {
  readonly at: string
  readonly code: ViolationCode
}

export type ViolationCode =
  | 'unknown_attribute'
  | 'deprecated'
  | 'missing'
  | 'wrong_type'
  | 'not_in_enum'
  | 'wrong_caption'
  | 'wrong_class'
  | 'constraint'

/** All that is wrong with an event of the class `name`, parsed from JSON: stricter than OCSF asks, nothing deprecated passes. */
export function validate(schema: Schema, name: string, event: Members): readonly Violation[] {
  const definition = resolve(schema, 'events', name)
  const check: Check = { schema, profiles: profilesOf(event), found: [] }
  checkClass(check, definition, event)
  checkObject(check, definition, { at: '', members: event })
  return check.found
}

export type Members = Readonly<Record<string, unknown>>

interface Check {
  readonly schema: Schema
  readonly profiles: readonly unknown[]
  readonly found: Violation[]
}

interface Place {
  readonly at: string
  readonly members: Members
}

/** The numbers of an event and their captions follow from its class and category. */
function checkClass({ schema, found }: Check, definition: Definition, event: Members): void {
  const category = schema.categories[definition.category ?? '']
  const activity = definition.attributes['activity_id']?.enum?.[String(event['activity_id'])]?.caption
  const classUid = (category?.uid ?? 0) * 1000 + (definition.uid ?? 0)
  const expected = {
    category_uid: category?.uid,
    category_name: category?.caption,
    class_uid: classUid,
    class_name: definition.caption,
    type_uid: classUid * 100 + Number(event['activity_id']),
    type_name: `${definition.caption}: ${activity}`,
  }
  for (const [key, value] of Object.entries(expected))
    if (event[key] !== value) found.push({ at: key, code: 'wrong_class' })
}

function checkObject(check: Check, definition: Definition, { at, members }: Place): void {
  for (const [key, value] of Object.entries(members)) {
    const place = at === '' ? key : `${at}.${key}`
    const attribute = definition.attributes[key]
    if (attribute === undefined || !isApplied(check, attribute))
      check.found.push({ at: place, code: 'unknown_attribute' })
    else checkAttribute(check, attribute, { at: place, value, siblings: members })
  }
  for (const [key, { requirement, profile }] of Object.entries(definition.attributes))
    if (requirement === 'required' && !profile && !(key in members))
      check.found.push({ at: at === '' ? key : `${at}.${key}`, code: 'missing' })
  if (!satisfies(definition.constraints, members)) check.found.push({ at, code: 'constraint' })
}

interface Value {
  readonly at: string
  readonly value: unknown
  readonly siblings: Members
}

function checkAttribute(check: Check, attribute: Attribute, { at, value, siblings }: Value): void {
  if (attribute['@deprecated'] !== undefined) check.found.push({ at, code: 'deprecated' })
  checkEnum(check, attribute, { at, value, siblings })
  if (attribute.is_array !== true) checkValue(check, attribute, { at, value, siblings })
  else if (!Array.isArray(value)) check.found.push({ at, code: 'wrong_type' })
  else
    for (const [i, item] of value.entries()) checkValue(check, attribute, { at: `${at}[${i}]`, value: item, siblings })
}

/** `category_uid`, `class_uid` and `type_uid` are enums of the base event alone; checkClass knows them. */
function checkEnum({ found }: Check, attribute: Attribute, { at, value, siblings }: Value): void {
  if (attribute.enum === undefined || CLASS_NUMBERS.has(at)) return
  const entry = attribute.enum[String(value)]
  if (entry === undefined) found.push({ at, code: 'not_in_enum' })
  const caption = siblings[attribute.sibling ?? '']
  if (entry !== undefined && caption !== undefined && value !== 99 && caption !== entry.caption)
    found.push({ at, code: 'wrong_caption' })
}

function checkValue(check: Check, { type = '' }: Attribute, { at, value }: Value): void {
  if (type in check.schema.types) {
    if (!isOfType(check.schema, type, value)) check.found.push({ at, code: 'wrong_type' })
  } else if (!isMembers(value)) check.found.push({ at, code: 'wrong_type' })
  else if (type !== 'object') checkObject(check, resolve(check.schema, 'objects', type), { at, members: value })
}

function isOfType(schema: Schema, type: string, value: unknown): boolean {
  const { type: wider, regex, max_len, range } = schema.types[type] ?? {}
  if (regex !== undefined && !new RegExp(regex).test(String(value))) return false
  if (max_len !== undefined && String(value).length > max_len) return false
  if (range !== undefined && (Number(value) < range[0] || Number(value) > range[1])) return false
  return wider === undefined ? (BASIC[type]?.(value) ?? false) : isOfType(schema, wider, value)
}

function isApplied({ profiles }: Check, { profile }: Attribute): boolean {
  return profile === undefined || profile === null || profiles.includes(profile)
}

function satisfies(constraints: Constraints | undefined, members: Members): boolean {
  const { at_least_one: some, just_one: one } = constraints ?? {}
  if (some !== undefined && !some.some((key) => key in members)) return false
  return one === undefined || one.filter((key) => key in members).length === 1
}

function profilesOf(event: Members): readonly unknown[] {
  const metadata = event['metadata']
  const profiles = isMembers(metadata) ? metadata['profiles'] : undefined
  return Array.isArray(profiles) ? profiles : []
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const CLASS_NUMBERS: ReadonlySet<string> = new Set(['category_uid', 'class_uid', 'type_uid'])

const BASIC: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean_t: (value) => typeof value === 'boolean',
  float_t: (value) => typeof value === 'number',
  integer_t: (value) => Number.isInteger(value),
  json_t: () => true,
  long_t: (value) => Number.isSafeInteger(value),
  string_t: (value) => typeof value === 'string',
}
