import type { Target } from './policy-rule.ts'

/** What lets its holder run commands in pods, or reach what only they reach. */
export const EXEC_TARGETS: readonly Target[] = ['pods/exec', 'pods/attach', 'pods/portforward'].map((resource) => ({
  group: '',
  resource,
  verbs: ['create', 'get'],
}))
