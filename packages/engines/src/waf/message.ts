/** A request as it came in. All text is bytes, one a character; nothing is decoded. */
export interface WafRequest {
  readonly method: string
  /** The request target as it stands in the request line. */
  readonly uri: string
  /** `HTTP/1.1` */
  readonly protocol: string
  /** In order, names as they were sent. */
  readonly headers: readonly Header[]
  readonly client: Peer
  readonly server: Peer
}

export interface WafResponse {
  readonly status: number
  readonly protocol: string
  readonly headers: readonly Header[]
}

export type Header = readonly [name: string, value: string]

export interface Peer {
  readonly address: string
  readonly port: number
}

/** The first header of a name in lower case. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
