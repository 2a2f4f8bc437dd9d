import type { ApiContext } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import type { Route } from '../route.ts'
import { assetRoutes } from './assets.ts'
import { auditRoutes } from './audit.ts'
import { complianceRoutes } from './compliance.ts'
import { eventRoutes } from './events.ts'
import { exceptionRoutes } from './exceptions.ts'
import { findingRoutes } from './findings.ts'
import { jobRoutes } from './jobs.ts'
import { meRoutes } from './me.ts'
import { oidcRoutes } from './oidc.ts'
import { receiverRoutes } from './receivers.ts'
import { ruleRoutes } from './rules.ts'
import { scanRoutes } from './scans.ts'
import { sessionRoutes } from './session.ts'
import { situationRoutes } from './situation.ts'
import { subscriptionRoutes } from './subscriptions.ts'
import { systemRoutes } from './system.ts'
import { tokenRoutes } from './tokens.ts'
import { userRoutes } from './users.ts'
import { viewRoutes } from './views.ts'

/** Every route there is. */
export function allRoutes(
  context: ApiContext,
  system: { readonly metrics: Metrics; readonly document: () => unknown },
): readonly Route[] {
  return [
    ...systemRoutes(context, system),
    ...sessionRoutes(context),
    ...oidcRoutes(context),
    ...meRoutes(context),
    ...tokenRoutes(context),
    ...userRoutes(context),
    ...auditRoutes(context),
    ...situationRoutes(context),
    ...findingRoutes(context),
    ...assetRoutes(context),
    ...scanRoutes(context),
    ...jobRoutes(context),
    ...exceptionRoutes(context),
    ...ruleRoutes(context),
    ...complianceRoutes(context),
    ...eventRoutes(context),
    ...receiverRoutes(context),
    ...subscriptionRoutes(context),
    ...viewRoutes(context),
  ]
}
