import type { Control, Framework, Rule, RuleId } from '@ringwall/model'

/**
 * The rules of every control: those that name it, and those that the framework names. The mapping follows from the rules,
 * so that no list has to be kept in step with them.
 */
export function namedRules(framework: Framework, rules: readonly Rule[]): ReadonlyMap<Control, readonly RuleId[]> {
  const byControl = new Map<string, RuleId[]>()
  for (const rule of rules)
    for (const id of controlsOf(rule, framework)) {
      const known = byControl.get(id)
      if (known === undefined) byControl.set(id, [rule.id])
      else known.push(rule.id)
    }
  const byId = new Map<string, RuleId>(rules.map(({ id }) => [id, id]))
  const controls = framework.sections.flatMap((section) => section.controls)
  return new Map(
    controls.map((control) => {
      const own = control.rules.flatMap((id) => byId.get(id) ?? [])
      return [control, [...new Set([...(byControl.get(control.id) ?? []), ...own])].sort()]
    }),
  )
}

/** Ids of the controls that a rule names. A sub-technique of ATT&CK counts for its parent too. */
export function controlsOf(rule: Rule, { id, namedBy }: Framework): readonly string[] {
  switch (namedBy) {
    case 'controls':
      return [...new Set(rule.controls.filter(({ framework }) => framework === id).map((ref) => ref.id))]
    case 'techniques':
      return [...new Set(rule.techniques.flatMap((technique) => [technique, technique.split('.')[0] ?? technique]))]
  }
}
