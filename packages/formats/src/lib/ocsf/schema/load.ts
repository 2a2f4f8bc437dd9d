/** The OCSF metaschema as its files stand. For tests and conformance: a product event is never checked at run time. */
export interface Schema {
  /** By name, before inheritance; a class and an object may share a name. */
  readonly events: ReadonlyMap<string, Definition>
  readonly objects: ReadonlyMap<string, Definition>
  readonly attributes: Attributes
  readonly types: Readonly<Record<string, DataType>>
  readonly categories: Readonly<Record<string, { readonly uid: number; readonly caption: string }>>
}

export interface Definition {
  readonly name: string
  readonly caption?: string
  readonly uid?: number
  readonly category?: string
  readonly extends?: string
  readonly attributes: Attributes
  readonly constraints?: Constraints
}

export type Attributes = Readonly<Record<string, Attribute>>

export interface Attribute {
  readonly type?: string
  readonly is_array?: boolean
  readonly requirement?: 'required' | 'recommended' | 'optional'
  readonly enum?: Readonly<Record<string, { readonly caption: string }>>
  /** The attribute that holds the caption of this one's value. */
  readonly sibling?: string
  /** The profile an event must apply to have it; null where a class makes it its own. */
  readonly profile?: string | null
  readonly '@deprecated'?: { readonly since: string }
}

export interface Constraints {
  readonly at_least_one?: readonly string[]
  readonly just_one?: readonly string[]
}

export interface DataType {
  /** The type it narrows; absent on the basic ones. */
  readonly type?: string
  readonly regex?: string
  readonly max_len?: number
  readonly range?: readonly [number, number]
}

/** Reads the files of the schema's repository, by path. Throws where one is missing or not JSON: a schema is not input. */
export function loadSchema(files: ReadonlyMap<string, string>): Schema {
  const dictionary = readJson<Dictionary>(files, 'dictionary.json')
  return {
    events: definitions(files, 'events/'),
    objects: definitions(files, 'objects/'),
    attributes: dictionary.attributes,
    types: dictionary.types.attributes,
    categories: readJson<{ readonly attributes: Schema['categories'] }>(files, 'categories.json').attributes,
  }
}

/** A class or an object with all it inherits, down to the dictionary; what is nearer wins, attribute by attribute. */
export function resolve(schema: Schema, among: 'events' | 'objects', name: string): Definition {
  const own = schema[among].get(name)
  if (own === undefined) throw new Error(`the schema has no ${name} among its ${among}`)
  const parent = own.extends === undefined ? undefined : resolve(schema, among, own.extends)
  const attributes = Object.entries(own.attributes).map(([key, attribute]) => {
    const inherited = parent?.attributes[key] ?? schema.attributes[key]
    return [key, overlay(inherited, attribute)] as const
  })
  return { ...parent, ...own, attributes: { ...parent?.attributes, ...Object.fromEntries(attributes) } }
}

function definitions(files: ReadonlyMap<string, string>, folder: string): ReadonlyMap<string, Definition> {
  const paths = [...files.keys()].filter((path) => path.startsWith(folder) && path.endsWith('.json'))
  const read = paths.map((path) => include(readJson<Definition>(files, path), files))
  return new Map(read.map((definition) => [definition.name, definition]))
}

/** `$include` names profiles, whose attributes a definition may have where the event applies the profile. */
function include(definition: Definition, files: ReadonlyMap<string, string>): Definition {
  const { $include, ...own } = definition.attributes as Attributes & { readonly $include?: readonly string[] }
  const attributes: Record<string, Attribute> = {}
  for (const path of $include ?? []) {
    const profile = readJson<Definition>(files, path)
    for (const [key, attribute] of Object.entries(profile.attributes))
      attributes[key] = { ...attribute, profile: profile.name }
  }
  for (const [key, attribute] of Object.entries(own)) attributes[key] = overlay(attributes[key], attribute)
  return { ...definition, attributes }
}

function overlay(below: Attribute | undefined, above: Attribute): Attribute {
  const values = { ...below?.enum, ...above.enum }
  return { ...below, ...above, ...(Object.keys(values).length === 0 ? {} : { enum: values }) }
}

/** The corpus is pinned, and its files are what their folder says. */
function readJson<T>(files: ReadonlyMap<string, string>, path: string): T {
  const text = files.get(path)
  if (text === undefined) throw new Error(`the schema has no file ${path}`)
  return JSON.parse(text) as T
}

interface Dictionary {
  readonly attributes: Attributes
  readonly types: { readonly attributes: Schema['types'] }
}
