export { type Case, type CaseResult, parseCases, runCases } from './cases.ts'
export {
  type About,
  type Check,
  estateObjectCheck,
  estatePodCheck,
  type HouseSettings,
  housePodCheck,
  type Judge,
  objectCheck,
  type PostureSettings,
  podCheck,
} from './check.ts'
export { checks } from './checks.generated.ts'
export { posture } from './engine.ts'
export { uncovered } from './uncovered.ts'
