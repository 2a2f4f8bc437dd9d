export { type Config, DEFAULT_CONFIG, loadConfig, parseConfig } from './config.ts'
