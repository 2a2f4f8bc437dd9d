export { holdsPrivateKey, holdsUrlPassword, isLiteral, namesSecret } from './secret-text.ts'
