/** True where one of the comma-separated URLs is plain http and leads off the machine. */
export function hasPlainUrl(urls: string | undefined): boolean {
  return (urls ?? '').split(',').some((url) => isPlain(url.trim().toLowerCase()))
}

function isPlain(url: string): boolean {
  return url.startsWith('http://') && !LOOPBACK.test(url)
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.[\d.]{1,12}|\[::1\])(?::|\/|$)/
