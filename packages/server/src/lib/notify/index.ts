export { type AddressGuard, addressGuard, parseRange } from './address-guard.ts'
export { type Notifier, type NotifierOptions, type NotifySettings, notifier } from './notifier.ts'
export { mintSigningSecret, type Secrets } from './secrets.ts'
