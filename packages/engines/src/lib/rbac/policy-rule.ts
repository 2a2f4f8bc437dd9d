import type { Path } from '@ringwall/model'
import type { View } from '../view/index.ts'

/** One rule of a role: these verbs on these resources of these API groups. A list that is not written is empty. */
export interface PolicyRule {
  /** The core group is the empty text. */
  readonly apiGroups: readonly string[]
  /** `pods`, `pods/exec`. */
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
  /** The only objects that the rule is about; all where it is empty. */
  readonly resourceNames: readonly string[]
  /** Where it is written. */
  readonly path: Path
}

/** Something that a rule may grant. */
export interface Target {
  readonly group: string
  /** With its subresource, if any: `pods/exec`. */
  readonly resource: string
  readonly verbs: readonly string[]
}

/** What a rule grants of a target. */
export interface Grant {
  /** Those of the target's verbs that are granted, in its order; at least one. */
  readonly verbs: readonly string[]
  /** The only objects that they are granted on; all where it is empty. */
  readonly names: readonly string[]
  /** Index in `resources` of the element that grants. */
  readonly index: number
}

/** The rules of a role in written order; none for an aggregated role, whose rules the cluster fills in. */
export function rulesOf(role: View): readonly PolicyRule[] {
  return role
    .at('rules')
    .items()
    .map((rule) => ({
      apiGroups: strings(rule.at('apiGroups')),
      resources: strings(rule.at('resources')),
      verbs: strings(rule.at('verbs')),
      resourceNames: strings(rule.at('resourceNames')),
      path: rule.path,
    }))
}

/**
 * What `rule` grants of `target`, read as the RBAC authorizer of Kubernetes does; `undefined` where nothing. Of
 * resources, `*` is each with its subresources, a star before a slash is one subresource of each, but a star after the
 * slash is no pattern and grants nothing. A rule with names never grants what carries no name in its request: `create` of a whole object, or
 * `list`, `watch` and `deletecollection`, which it allows only for a request that selects one of the names.
 */
export function grants(rule: PolicyRule, target: Target): Grant | undefined {
  if (!includesOrAll(rule.apiGroups, target.group)) return undefined
  const index = rule.resources.findIndex((resource) => covers(resource, target.resource))
  if (index < 0) return undefined
  const isNamed = rule.resourceNames.length > 0
  const verbs = target.verbs.filter(
    (verb) => includesOrAll(rule.verbs, verb) && !(isNamed && isNameless(verb, target.resource)),
  )
  return verbs.length === 0 ? undefined : { verbs, names: rule.resourceNames, index }
}

/** True for every verb on every resource of every API group. */
export function grantsEverything(rule: PolicyRule): boolean {
  const isAll = [rule.apiGroups, rule.resources, rule.verbs].every((list) => list.includes(ALL))
  return isAll && rule.resourceNames.length === 0
}

function strings(list: View): readonly string[] {
  return list.items().map((item) => item.string() ?? '')
}

function includesOrAll(list: readonly string[], value: string): boolean {
  return list.includes(ALL) || list.includes(value)
}

function covers(written: string, resource: string): boolean {
  if (written === ALL || written === resource) return true
  const slash = resource.indexOf('/')
  return slash >= 0 && written === `${ALL}${resource.slice(slash)}`
}

/** Creating a subresource (`pods/exec`) names the object that it belongs to. */
function isNameless(verb: string, resource: string): boolean {
  return COLLECTION_VERBS.has(verb) || (verb === 'create' && !resource.includes('/'))
}

const ALL = '*'
const COLLECTION_VERBS: ReadonlySet<string> = new Set(['list', 'watch', 'deletecollection'])
