/** True for the TLS versions that RFC 8996 retires, as Go and Kubernetes name them. Left out, it is TLS 1.2. */
export function isOldTls(version: string | undefined): boolean {
  return version === 'VersionTLS10' || version === 'VersionTLS11'
}
