export { type FixPlan, type FixRequest, type PlannedFile, planFixes } from './fix.ts'
export type { Because, Proposal, Unfixed } from './proposal.ts'
export { replaceFile } from './write.ts'
