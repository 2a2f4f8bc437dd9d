export { Budget, DEFAULT_TEMPLATE_LIMITS, type TemplateLimits } from './budget.ts'
export { type Engine, type Executed, NO_VALUE, templateEngine } from './executor.ts'
export { type Caller, calling, type Func, fn, type Kind, type Kinds, variadic } from './func.ts'
export { countOf } from './measure.ts'
export type { Template } from './node.ts'
export { type ParsedTemplates, parseTemplate } from './parser.ts'
export { indentPieces, type Piece, slicePieces, textOf } from './piece.ts'
export { compareBytes, printFloat, printValue, sortedEntries } from './print.ts'
export { quoteGo } from './printf.ts'
export { Registry } from './registry.ts'
export { inFile, type Origin, type Source } from './source.ts'
export { Stop, type TemplateProblem } from './stop.ts'
export {
  type Dict,
  type Integer,
  int,
  int64,
  isDict,
  isInteger,
  isList,
  isTagged,
  isTrue,
  itemsOf,
  kindName,
  type List,
  type Struct,
  type Time,
  typeName,
  type Value,
} from './value.ts'
