/** The part of JSON Schema that the routes use. */
export interface JsonSchema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly description?: string
}

/** The TypeScript type of the values that a schema lets through; `unknown` where it says nothing. Throws an Error for a type that it does not know. */
export function typeText(schema: JsonSchema): string {
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return union(schema.enum.map(literal))
  if (schema.anyOf !== undefined) return union(schema.anyOf.map(typeText))
  switch (schema.type) {
    case undefined:
      return 'unknown'
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return list(typeText(schema.items ?? {}))
    case 'object':
      return object(schema)
    default:
      throw new Error(`a schema of the unknown type "${schema.type}"`)
  }
}

function object({ properties, required = [], patternProperties, additionalProperties }: JsonSchema): string {
  const rest = Object.values(patternProperties ?? {})[0] ?? additionalProperties
  if (properties === undefined)
    return `Readonly<Record<string, ${typeof rest === 'object' ? typeText(rest) : 'unknown'}>>`
  const members = Object.entries(properties).map(([name, schema]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)
    return `readonly ${key}${required.includes(name) ? '' : '?'}: ${typeText(schema)}`
  })
  return members.length === 0 ? 'Readonly<Record<string, never>>' : `{ ${members.join('; ')} }`
}

function list(item: string): string {
  return item.includes(' | ') && !item.startsWith('{')
    ? `readonly (${item})[]`
    : `readonly ${item.startsWith('readonly') ? `(${item})` : item}[]`
}

function union(types: readonly string[]): string {
  return types.length === 0 ? 'never' : types.join(' | ')
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value)
}
