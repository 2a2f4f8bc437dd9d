export { type InventoryRequest, inventory } from './inventory.ts'
