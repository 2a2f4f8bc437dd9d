import type { Correlation, FileAsset, Path, RuleId } from '@ringwall/model'

/** Where an event was read. */
export interface Place {
  readonly asset: FileAsset
  readonly file: string
  readonly line: number
  readonly path: Path
}

/** A match of a rule, with no more of its event than correlations look at. */
export interface Entry {
  readonly rule: RuleId
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly place: Place
  /** Texts of the fields that correlations look at, by name. */
  readonly texts: ReadonlyMap<string, string>
  /** Where the rule is a correlation, the last match that made it hold. */
  readonly inner: Entry | undefined
}

/** Reads what a correlation calls `name` in a match: the field itself, or the one that an alias means for the rule that matched. */
export type ReadText = (entry: Entry, correlation: Correlation, name: string) => string | undefined

/** Of a match of a correlation its own names are looked up in the last match of that. */
export function textReader(correlations: ReadonlyMap<RuleId, Correlation>): ReadText {
  return function read(entry: Entry, correlation: Correlation, name: string): string | undefined {
    const field = fieldFor(correlation, name, entry.rule)
    if (entry.inner === undefined) return entry.texts.get(field)
    const inner = correlations.get(entry.rule)
    return inner === undefined ? undefined : read(entry.inner, inner, field)
  }
}

/** For each rule that is no correlation, the fields that correlations look at, directly or through others. */
export function neededFields(correlations: ReadonlyMap<RuleId, Correlation>): ReadonlyMap<RuleId, ReadonlySet<string>> {
  const needed = new Map<RuleId, Set<string>>()
  const collect = (correlation: Correlation, names: readonly string[]): void => {
    for (const rule of correlation.rules) {
      const fields = names.map((name) => fieldFor(correlation, name, rule))
      const inner = correlations.get(rule)
      if (inner !== undefined) collect(inner, fields)
      else needed.set(rule, new Set([...(needed.get(rule) ?? []), ...fields]))
    }
  }
  for (const correlation of correlations.values()) collect(correlation, namesOf(correlation))
  return needed
}

function fieldFor({ aliases }: Correlation, name: string, rule: RuleId): string {
  return (Object.hasOwn(aliases, name) ? aliases[name]?.[rule] : undefined) ?? name
}

function namesOf({ groupBy, demand }: Correlation): readonly string[] {
  return demand.kind === 'value_count' ? [...groupBy, ...demand.fields] : groupBy
}
