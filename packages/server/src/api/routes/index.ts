import type { ApiContext } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import type { Route } from '../route.ts'
import { assetRoutes } from './assets.ts'
import { complianceRoutes } from './compliance.ts'
import { eventRoutes } from './events.ts'
import { exceptionRoutes } from './exceptions.ts'
import { findingRoutes } from './findings.ts'
import { jobRoutes } from './jobs.ts'
import { ruleRoutes } from './rules.ts'
import { scanRoutes } from './scans.ts'
import { situationRoutes } from './situation.ts'
import { systemRoutes } from './system.ts'

/** Every route there is. */
export function allRoutes(
  context: ApiContext,
  system: { readonly metrics: Metrics; readonly document: () => unknown },
): readonly Route[] {
  return [
    ...systemRoutes(context, system),
    ...situationRoutes(context),
    ...findingRoutes(context),
    ...assetRoutes(context),
    ...scanRoutes(context),
    ...jobRoutes(context),
    ...exceptionRoutes(context),
    ...ruleRoutes(context),
    ...complianceRoutes(context),
    ...eventRoutes(context),
  ]
}
