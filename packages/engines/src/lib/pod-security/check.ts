import type { Pod, Violation } from './pod.ts'

/** The levels of the Pod Security Standards, from least to most strict; each includes the ones before it. */
export type Level = 'privileged' | 'baseline' | 'restricted'

/** One control of the Pod Security Standards, in every version it has had. */
export interface PodSecurityCheck {
  /** As pod-security-admission names it. */
  readonly id: string
  readonly level: Exclude<Level, 'privileged'>
  /** The standard's name of the control. */
  readonly control: string
  /** Oldest first; each holds from its Kubernetes 1.x minor release until the next. */
  readonly versions: readonly PodSecurityCheckVersion[]
}

export interface PodSecurityCheckVersion {
  readonly since: number
  /** Ids of baseline checks that need not run where this one does, for it demands all they do. */
  readonly overrides: readonly string[]
  readonly judge: (pod: Pod) => readonly Violation[]
}
