export { type OidcFlags, oidcSettings } from './oidc-settings.ts'
export { chosenDirectory, type DataRequest, type OpenData, toldShortly, withData } from './open.ts'
export { dataOption } from './option.ts'
export { readSecret } from './secret-input.ts'
