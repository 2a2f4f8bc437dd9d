/** The tables of who may, as Kysely names them. Times are milliseconds since the Unix epoch; no secret is in them that is not hashed or sealed. */
export interface AccountSchema {
  readonly users: UserRow
  readonly recovery_codes: RecoveryCodeRow
  readonly bootstraps: BootstrapRow
  readonly subjects: SubjectRow
  readonly sessions: SessionRow
  readonly tokens: TokenRow
  readonly audit: AuditRow
}

export interface UserRow {
  readonly tenant: string
  readonly id: string
  readonly name: string
  /** The name as it is compared. */
  readonly name_key: string
  readonly role: string
  /** JSON list of the clusters it is held to; null for every one. */
  readonly clusters: string | null
  readonly created_at: number
  readonly disabled_at: number | null
  /** Empty for who signs in elsewhere. */
  readonly password_hash: string
  readonly password_changed_at: number
  readonly must_change_password: number
  /** Sealed by who holds the key. */
  readonly totp_secret: string | null
  /** The last step whose code was used; -1 for none. */
  readonly totp_step: number
}

export interface RecoveryCodeRow {
  readonly tenant: string
  readonly user_id: string
  readonly hash: string
  readonly used_at: number | null
}

/** The one link of a tenant by which its first user is made. */
export interface BootstrapRow {
  readonly tenant: string
  readonly hash: string
  readonly expires_at: number
  readonly used_at: number | null
}

/** Somebody who signs in elsewhere: the subject of an issuer is never another person, whatever the name. */
export interface SubjectRow {
  readonly tenant: string
  readonly issuer: string
  readonly subject: string
  readonly user_id: string
  readonly created_at: number
}

export interface SessionRow {
  readonly hash: string
  readonly tenant: string
  readonly id: string
  readonly user_id: string
  readonly agent: string
  readonly created_at: number
  readonly seen_at: number
  readonly idle_ms: number
  readonly expires_at: number
}

export interface TokenRow {
  readonly hash: string
  readonly tenant: string
  readonly id: string
  readonly user_id: string
  readonly prefix: string
  readonly name: string
  /** JSON list. */
  readonly permissions: string
  /** JSON list of the clusters it is held to; null for every one. */
  readonly clusters: string | null
  readonly created_at: number
  readonly expires_at: number
  readonly used_at: number | null
  readonly revoked_at: number | null
}

export interface AuditRow {
  readonly tenant: string
  /** From 1, without a gap. */
  readonly seq: number
  readonly time: number
  readonly action: string
  /** The actor's id. */
  readonly actor: string
  /** What happened, as canonical JSON: it alone counts, the columns beside it are there to be searched. */
  readonly entry: string
  readonly hash: string
  readonly key_id: string
  readonly signature: string
}
