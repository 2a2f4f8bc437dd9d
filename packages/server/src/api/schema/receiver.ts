import { CADENCES, FINDING_CHANGES } from '@ringwall/store/state'
import Type from 'typebox'
import { Next, PageParameters, SeverityName, Time, text } from './shared.ts'

const Encryption = Type.Enum(['tls', 'starttls', 'none'])
const Mailbox = Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]+@[^\\s@,;<>"]+$' })
const Host = Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9._:-]+$' })
const Port = Type.Integer({ minimum: 1, maximum: 65_535 })
const PerHour = Type.Integer({ minimum: 1, maximum: 3600, description: 'messages in an hour, at most' })
const Address = Type.String({ minLength: 1, maxLength: 2000, description: 'https://…; never shown again' })

const deliveryMembers = {
  id: Type.String({ description: 'the webhook-id of a webhook' }),
  cadence: Type.Enum([...CADENCES]),
  state: Type.Enum(['waiting', 'delivered', 'failed']),
  changes: Type.Integer(),
  held: Type.Integer({ description: 'how many of the changes the limit had held back' }),
  attempts: Type.Integer(),
  madeAt: Time,
  dueAt: Type.Optional(Time),
  settledAt: Type.Optional(Time),
  error: Type.Optional(Type.String()),
}

const receiverMembers = {
  id: Type.String(),
  name: Type.String(),
  destination: Type.Object({
    kind: Type.Enum(['webhook', 'slack', 'email']),
    host: Type.String(),
    port: Type.Optional(Type.Integer()),
    encryption: Type.Optional(Encryption),
    user: Type.Optional(Type.String()),
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.Array(Type.String())),
  }),
  isActive: Type.Boolean(),
  perHour: Type.Integer(),
  createdAt: Time,
  latest: Type.Optional(Type.Object(deliveryMembers)),
}

export const ReceiverBody = Type.Object(receiverMembers)
export const ReceiverListBody = Type.Object({ receivers: Type.Array(ReceiverBody) })
export const NewReceiverBody = Type.Object({
  ...receiverMembers,
  secret: Type.Optional(Type.String({ description: 'what a webhook is signed with: shown once' })),
})
export const SecretBody = Type.Object({ secret: Type.String() })

const EmailBody = Type.Object(
  {
    host: Host,
    port: Port,
    encryption: Encryption,
    user: Type.Optional(Type.String({ maxLength: 256, description: 'empty where the server asks for none' })),
    password: Type.Optional(Type.String({ maxLength: 1024, description: 'never shown again' })),
    from: Mailbox,
    to: Type.Array(Mailbox, { minItems: 1, maxItems: 50 }),
  },
  { additionalProperties: false },
)

export const ReceiverRequestBody = Type.Object(
  {
    name: text(100),
    kind: Type.Enum(['webhook', 'slack', 'email']),
    url: Type.Optional(Address),
    email: Type.Optional(EmailBody),
    perHour: Type.Optional(PerHour),
  },
  { additionalProperties: false },
)

export const ReceiverChangeBody = Type.Object(
  {
    name: Type.Optional(text(100)),
    url: Type.Optional(Address),
    email: Type.Optional(EmailBody),
    isActive: Type.Optional(Type.Boolean()),
    perHour: Type.Optional(PerHour),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const TestedBody = Type.Object({ isDelivered: Type.Boolean(), said: Type.String() })

export const DeliveryListQuery = Type.Object(PageParameters, { additionalProperties: false })
export const DeliveryListBody = Type.Object({ deliveries: Type.Array(Type.Object(deliveryMembers)), next: Next })

const Names = Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 512 }), { minItems: 1, maxItems: 100 }))

const WantsBody = Type.Object(
  {
    changes: Type.Array(Type.Enum([...FINDING_CHANGES]), { minItems: 1, maxItems: FINDING_CHANGES.length }),
    severity: SeverityName,
    rules: Names,
    resources: Names,
    targets: Names,
    clusters: Names,
    namespaces: Names,
  },
  { additionalProperties: false },
)

const subscriptionMembers = {
  name: text(100),
  receiver: Type.String({ minLength: 1, maxLength: 64 }),
  wants: WantsBody,
  cadence: Type.Enum([...CADENCES]),
}

export const SubscriptionBody = Type.Object({
  id: Type.String(),
  ...subscriptionMembers,
  isActive: Type.Boolean(),
  createdAt: Time,
})
export const SubscriptionListBody = Type.Object({ subscriptions: Type.Array(SubscriptionBody) })
export const SubscriptionRequestBody = Type.Object(subscriptionMembers, { additionalProperties: false })
export const SubscriptionChangeBody = Type.Object(
  {
    name: Type.Optional(subscriptionMembers.name),
    receiver: Type.Optional(subscriptionMembers.receiver),
    wants: Type.Optional(WantsBody),
    cadence: Type.Optional(subscriptionMembers.cadence),
    isActive: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
)
