export { addedCapabilities, capabilityName } from './capability.ts'
