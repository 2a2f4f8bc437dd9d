export { allowedEvictions, BUDGET_KINDS } from './disruption-budget.ts'
