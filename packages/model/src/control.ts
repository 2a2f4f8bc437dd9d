/** An item of a compliance framework, as a rule names it. */
export interface ControlRef {
  /** Id of the framework, `pss`, `nsa-cisa`, `cis-kubernetes-1.12`. */
  readonly framework: string
  /** The framework's own id of the item, `5.2.2`. */
  readonly id: string
  /** Where the rule judges several things: a word of the message by which evidence is of this item. */
  readonly saying?: string
}

/** An item of a compliance framework, whole. */
export interface Control {
  /** The framework's own id, `5.2.2`. */
  readonly id: string
  /** What it demands, in our own words. */
  readonly title: string
  /** The profile or level that it belongs to, where the standard has such: `Level 1`. */
  readonly level: string | undefined
  /** What of it no rule can decide; empty where the rules decide it all. */
  readonly undecided: string
  readonly decidedBy: Decider
  /** Rules that the framework itself names, beside those that name the control. */
  readonly rules: readonly string[]
  /** Ids of other sections that it stands in too. */
  readonly also: readonly string[]
}

/** Where an answer to the whole control could come from: objects as written, files of a node, the running cluster, people. */
export type Decider = (typeof DECIDERS)[number]

export const DECIDERS = ['manifests', 'node', 'cluster', 'process'] as const
