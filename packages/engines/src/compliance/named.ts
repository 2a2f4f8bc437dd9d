import type { Control, Framework, Rule, RuleId } from '@ringwall/model'

/** A rule that speaks of a control. */
export interface Naming {
  readonly rule: RuleId
  /** Words of which its evidence must say one; none where all that it says counts. */
  readonly says: readonly string[]
}

/**
 * The rules of every control, by id: those that name it, and those that the framework names. The mapping follows from the
 * rules, so that no list has to be kept in step with them.
 */
export function namedRules(framework: Framework, rules: readonly Rule[]): ReadonlyMap<Control, readonly Naming[]> {
  const byControl = new Map<string, Naming[]>()
  for (const rule of rules)
    for (const [id, says] of controlsOf(rule, framework)) {
      const known = byControl.get(id)
      if (known === undefined) byControl.set(id, [{ rule: rule.id, says }])
      else known.push({ rule: rule.id, says })
    }
  const byId = new Map<string, RuleId>(rules.map(({ id }) => [id, id]))
  const controls = framework.sections.flatMap((section) => section.controls)
  return new Map(
    controls.map((control) => {
      const own = control.rules.flatMap((id) => byId.get(id) ?? [])
      const named = new Map((byControl.get(control.id) ?? []).map((naming) => [naming.rule, naming]))
      for (const rule of own) named.set(rule, { rule, says: [] })
      return [control, [...named.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))]
    }),
  )
}

/** Ids of the controls that a rule names, with the words of its evidence that count. A sub-technique of ATT&CK counts for its parent too. */
export function controlsOf(rule: Rule, { id, namedBy }: Framework): ReadonlyMap<string, readonly string[]> {
  switch (namedBy) {
    case 'controls': {
      const refs = Map.groupBy(
        rule.controls.filter(({ framework }) => framework === id),
        (ref) => ref.id,
      )
      return new Map(
        Array.from(refs, ([control, all]) => {
          const isWhole = all.some(({ saying }) => saying === undefined)
          return [control, isWhole ? [] : all.flatMap(({ saying }) => saying ?? [])]
        }),
      )
    }
    case 'techniques':
      return new Map(
        rule.techniques.flatMap((technique) => [technique, parentOf(technique)]).map((known) => [known, []]),
      )
  }
}

function parentOf(technique: string): string {
  return technique.split('.')[0] ?? technique
}
