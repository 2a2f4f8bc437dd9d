import type { View } from '../view/index.ts'

/** A request as an audit policy tells requests apart: by anybody, in any namespace. */
export interface AuditedRequest {
  readonly verb: string
  /** The API group; the core group is empty. */
  readonly group: string
  /** With its subresource, if any: `pods/exec`. */
  readonly resource: string
}

/** The rules of a policy that may decide how a request is logged. */
export interface DecidingRules {
  /** The first that is about all such requests; `undefined` where none is, and they are not logged. */
  readonly general: View | undefined
  /** Those before it that are about some of them: of named users, groups, namespaces or objects. */
  readonly special: readonly View[]
}

/** Reads an audit policy as the API server does (audit.k8s.io/v1, Policy): the first rule that matches decides. */
export function decidingRules(policy: View, request: AuditedRequest): DecidingRules {
  const reaches = policy
    .at('rules')
    .items()
    .map((rule) => ({ rule, reach: reachOf(rule, request) }))
  const first = reaches.findIndex(({ reach }) => reach === 'all')
  const before = first < 0 ? reaches : reaches.slice(0, first)
  return {
    general: reaches[first]?.rule,
    special: before.filter(({ reach }) => reach === 'some').map(({ rule }) => rule),
  }
}

/** How many of such requests a rule is about. */
function reachOf(rule: View, { verb, group, resource }: AuditedRequest): 'all' | 'some' | 'none' {
  const verbs = rule.at('verbs').items()
  if (verbs.length > 0 && !verbs.some((each) => each.string() === verb)) return 'none'
  const resources = rule.at('resources').items()
  const isOfPaths = resources.length === 0 && rule.at('nonResourceURLs').items().length > 0
  const named = resources.filter((each) => includes(each, group, resource))
  if (isOfPaths || (resources.length > 0 && named.length === 0)) return 'none'
  const isNarrow =
    NARROWING.some((key) => rule.at(key).items().length > 0) ||
    (named.length > 0 && named.every((each) => each.at('resourceNames').items().length > 0))
  return isNarrow ? 'some' : 'all'
}

/** No name is every resource of the group; `pods` is not `pods/exec`, which `pods/*` and `*` are. */
function includes(resources: View, group: string, resource: string): boolean {
  if ((resources.at('group').string() ?? '') !== group) return false
  const names = resources
    .at('resources')
    .items()
    .map((name) => name.string())
  const [parent, sub] = resource.split('/')
  return names.length === 0 || [resource, '*', `${parent}/*`, `*/${sub}`].some((name) => names.includes(name))
}

const NARROWING = ['users', 'userGroups', 'namespaces']
