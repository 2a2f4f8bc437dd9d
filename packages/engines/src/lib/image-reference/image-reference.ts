import type { Container, Pod } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'

/** The name by which a container names its image. */
export interface ImageReference {
  /** With the registry, if it is written. */
  readonly repository: string
  readonly tag: string | undefined
  /** `<algorithm>:<hex>`. */
  readonly digest: string | undefined
}

/** An image that a container names. */
export interface UsedImage {
  readonly container: Container
  readonly at: View
  readonly image: ImageReference
}

/** The images of a pod. Left out are those not yet known: empty, or a placeholder that a tool fills in later. */
export function imagesOf(pod: Pod): readonly UsedImage[] {
  return pod.containers.flatMap((container) => {
    const at = container.view.at('image')
    const image = parseImageReference(at.string() ?? '')
    return image === undefined ? [] : [{ container, at, image }]
  })
}

/**
 * Reads `[registry[:port]/]repository[:tag][@digest]` (the grammar of the distribution project). A colon is a tag's only
 * after the last slash: before it, it is a port's. `undefined` where the text is no such name.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  const at = text.indexOf('@')
  const name = at < 0 ? text : text.slice(0, at)
  const digest = at < 0 ? undefined : text.slice(at + 1)
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1)
  const repository = colon < 0 ? name : name.slice(0, colon)
  const tag = colon < 0 ? undefined : name.slice(colon + 1)
  if (!REPOSITORY.test(repository) || (tag !== undefined && !TAG.test(tag))) return undefined
  return digest !== undefined && !DIGEST.test(digest) ? undefined : { repository, tag, digest }
}

/** True where the name holds a digest that can be one: of the algorithms that registries know, with all its digits. */
export function isPinned({ digest }: ImageReference): boolean {
  return digest !== undefined && WHOLE_DIGEST.test(digest)
}

/** True where the tag names no version at all, such as `stable` or `alpine`: no digit is in it. */
export function isFloatingTag({ tag, digest }: ImageReference): boolean {
  return digest === undefined && (tag === undefined || !/\d/.test(tag))
}

/** True where the same name may be another image tomorrow without anyone having meant a release: `latest`, or no tag. */
export function isMutableTag({ tag, digest }: ImageReference): boolean {
  return digest === undefined && (tag === undefined || tag === 'latest')
}

const REPOSITORY = /^[A-Za-z0-9][\w.:/[\]-]*$/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[a-z0-9.+_-]+:[a-zA-Z0-9=_-]+$/
/** Digests of other algorithms are of any length (OCI image specification, Digests). */
const WHOLE_DIGEST = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}|blake3:[a-f0-9]{64}|(?!sha256:|sha512:|blake3:).+)$/
