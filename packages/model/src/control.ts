/** An item of a compliance framework, as a rule names it. */
export interface ControlRef {
  /** Id of the framework, `pss`, `nsa-cisa`, `cis-kubernetes-1.12`. */
  readonly framework: string
  /** The framework's own id of the item, `5.2.2`. */
  readonly id: string
}

/** An item of a compliance framework, whole. */
export interface Control extends ControlRef {
  readonly title: string
  /** What of it no rule can decide; empty where the rules decide it all. */
  readonly undecided: string
}
