export { parseToml } from './toml.ts'
