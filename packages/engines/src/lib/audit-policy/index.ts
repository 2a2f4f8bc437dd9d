export { type AuditedRequest, type DecidingRules, decidingRules } from './audit-policy.ts'
