export { type Address, parseAddress } from './address.ts'
export { type Network, parseNetwork } from './network.ts'
export { type NetworkTable, networkTable } from './network-table.ts'
