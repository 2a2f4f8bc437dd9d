export { containsAddress } from './cidr.ts'
export { type Direction, directionsOf } from './directions.ts'
