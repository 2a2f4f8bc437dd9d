export type { Action, Receipt } from './action.ts'
export type { Advisory, AdvisoryLookup, AffectedPackage, Exploitation, KnownAdvisory, Rating } from './advisory.ts'
export type {
  AssessedControl,
  AssessedSection,
  Assessment,
  Failed,
  Met,
  Obstacle,
  Partly,
  Score,
  Undecided,
  Unevaluated,
} from './assessment.ts'
export {
  type Asset,
  type AssetKey,
  type FileAsset,
  type KubernetesAsset,
  keyOf,
  nameOf,
  readAsset,
  readKey,
} from './asset.ts'
export {
  type Baseline,
  type BaselineState,
  baselineState,
  type Comparison,
  countedFindings,
  type EarlierFinding,
} from './comparison.ts'
export type { All, Any, Condition, Match, Not, Operator, Piece, Test, TextRelation, TimePart } from './condition.ts'
export { type Control, type ControlRef, DECIDERS, type Decider } from './control.ts'
export type { Correlation, Demand, Limit } from './correlation.ts'
export { type Coverage, type Gap, type GapCode, isComplete } from './coverage.ts'
export {
  type AnnotationException,
  daysLeft,
  type Excepted,
  type Exception,
  type ExceptionUse,
  type FileException,
  isExpired,
} from './exception.ts'
export type { Activity, Artifact, Fact, Indicator, Resource } from './fact.ts'
export {
  asFingerprint,
  type ComplianceFinding,
  type DetectionFinding,
  type Edit,
  type EventEvidence,
  type Evidence,
  type Finding,
  type Fingerprint,
  type Vulnerability,
  type VulnerabilityFinding,
  type VulnerablePackage,
} from './finding.ts'
export type { Framework, FrameworkSection } from './framework.ts'
export type { Incident } from './incident.ts'
export type { Inventory } from './inventory.ts'
export type { Fail, Judgment, NotEvaluated, Pass, Tally } from './judgment.ts'
export { covers, type EventLog, isAbout, type LogSource } from './log-source.ts'
export type { Observed } from './observed.ts'
export type { Package, PackageOrigin, PackageRelation, PackageUsage } from './package.ts'
export { err, ok, type Result } from './result.ts'
export { type Fix, type Logic, parseRuleId, type Rule, type RuleId, type Safety, type Standard } from './rule.ts'
export type { Scan, Summary } from './scan.ts'
export { type ClusterId, cluster, localScope, type Scope, type TenantId, tenant } from './scope.ts'
export { isAtLeast, SEVERITIES, type Severity, severityId } from './severity.ts'
export { type Excerpt, type Located, type Path, type Position, printPath, type Span } from './span.ts'
export type { Verdict } from './verdict.ts'
