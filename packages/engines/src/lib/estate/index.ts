export { absent, type NotKnown } from './absent.ts'
export { type Estate, estateOf, type Member, type MemberPod } from './estate.ts'
