export { applyChanges, inOrder, type PlacedChange, type TextChange } from './change.ts'
export { type DocumentEdit, type EditedText, editText, type Parsed } from './edit.ts'
export type { Refused } from './plan.ts'
