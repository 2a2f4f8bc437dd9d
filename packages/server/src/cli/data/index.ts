export { type OidcFlags, oidcSettings } from './oidc-settings.ts'
export { chosenDirectory, type DataRequest, type OpenData, withData } from './open.ts'
export { readSecret } from './secret-input.ts'
