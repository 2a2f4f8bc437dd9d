export { type Unreadable, type View, view } from './view.ts'
