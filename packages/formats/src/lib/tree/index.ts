export { type Extent, type Tree, treeOf } from './tree.ts'
