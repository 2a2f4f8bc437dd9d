import { mainContainers, runsToCompletion } from '../lib/workload/index.ts'
import { type About, type Check, estatePodCheck } from './check.ts'

/** A check that containers which keep running have a probe. */
export interface ProbeAbout extends Omit<About, 'standard' | 'maturity' | 'references' | 'techniques'> {
  readonly probe: 'livenessProbe' | 'readinessProbe'
  /** What its absence means, after the name of the container. */
  readonly lacks: string
}

/** Judges the containers that do the work of pods which do not end by themselves. */
export function probeCheck({ probe, lacks, ...about }: ProbeAbout): Check {
  return estatePodCheck({
    ...about,
    standard: undefined,
    references: REFERENCES,
    techniques: [],
    maturity: 'experimental',
    judge: ({ kind, pod }) =>
      runsToCompletion(kind, pod)
        ? []
        : mainContainers(pod)
            .map(({ name, view }) => ({ name, at: view.at(probe) }))
            .filter(({ at }) => at.raw === undefined)
            .map(({ name, at }) => ({ path: at.path, message: `container "${name}" ${lacks}`, edit: undefined })),
  })
}

const REFERENCES = ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/']
