export { isEmptySelector, selects, selectsByLabels } from './label-selector.ts'
