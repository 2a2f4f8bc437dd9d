/** Building, printing, simplifying and plainly evaluating conditions. */
export { all, any, not, test } from './build.ts'
export { type EventView, evaluator } from './evaluate.ts'
export { foldPiece, relationTest, type ValueTest, valueTest } from './match.ts'
export { patternTest } from './pattern.ts'
export { print } from './print.ts'
export { type Reasoner, reasoner } from './reasons.ts'
export { simplify } from './simplify.ts'
export { numberOf, textOf, valuesIn } from './value.ts'
