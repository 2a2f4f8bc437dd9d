/**
 * True where every TLS cipher suite of a comma-separated list is one that Kubernetes calls preferred: forward secrecy, and
 * no RC4, 3DES or CBC with SHA-256. No list at all leaves the choice to the program, whose defaults are these.
 */
export function areStrong(suites: string | undefined): boolean {
  return suites === undefined || suites.split(',').every((suite) => STRONG.test(suite.trim()))
}

const STRONG =
  /^TLS_(?:AES_(?:128|256)_GCM_SHA\d+|CHACHA20_POLY1305_SHA256|ECDHE_(?:ECDSA|RSA)_WITH_(?:AES_(?:128|256)_(?:GCM_SHA\d+|CBC_SHA)|CHACHA20_POLY1305(?:_SHA256)?))$/
