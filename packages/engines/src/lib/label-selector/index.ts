export {
  isEmptySelector,
  type Labels,
  labelsOf,
  matches,
  type Selector,
  selectorOf,
  selects,
  selectsByLabels,
} from './label-selector.ts'
