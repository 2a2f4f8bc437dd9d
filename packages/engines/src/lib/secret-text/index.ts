export {
  holdsKnownKey,
  holdsPrivateKey,
  holdsUrlPassword,
  isLiteral,
  namesSecret,
  secretSettings,
} from './secret-text.ts'
