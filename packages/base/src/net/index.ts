export { type Address, parseAddress } from './address.ts'
export { type Network, parseNetwork } from './network.ts'
