/** A rule of Kubescape about the control plane → our rules. */
export const CONTROL_PLANE: Readonly<Record<string, readonly string[]>> = {
  'ensure-that-the-API-Server-only-makes-use-of-Strong-Cryptographic-Ciphers-cis1-10': ['api-server-weak-ciphers'],
  'ensure-that-the-admission-control-plugin-AlwaysPullImages-is-set': ['api-server-always-pull-images'],
  'ensure-that-the-admission-control-plugin-EventRateLimit-is-set': ['api-server-event-rate-limit'],
  'ensure-that-the-admission-control-plugin-NamespaceLifecycle-is-set': ['api-server-namespace-lifecycle'],
  'ensure-that-the-admission-control-plugin-NodeRestriction-is-set': ['api-server-node-restriction'],
  'ensure-that-the-admission-control-plugin-ServiceAccount-is-set': ['api-server-service-account-plugin'],
  'ensure-that-the-api-server-DenyServiceExternalIPs-is-not-set': [],
  'ensure-that-the-api-server-DenyServiceExternalIPs-is-set': ['api-server-external-ips-allowed'],
  'ensure-that-the-api-server-anonymous-auth-argument-is-set-to-false': ['api-server-anonymous-auth'],
  'ensure-that-the-api-server-audit-log-maxage-argument-is-set-to-30-or-as-appropriate': ['api-server-audit-log-age'],
  'ensure-that-the-api-server-audit-log-maxsize-argument-is-set-to-100-or-as-appropriate': [
    'api-server-audit-log-size',
  ],
  'ensure-that-the-api-server-audit-log-path-argument-is-set': ['api-server-audit-log'],
  'ensure-that-the-api-server-authorization-mode-argument-includes-RBAC': ['api-server-authorization-rbac'],
  'ensure-that-the-api-server-authorization-mode-argument-is-not-set-to-AlwaysAllow': [
    'api-server-authorization-always-allow',
  ],
  'ensure-that-the-api-server-encryption-provider-config-argument-is-set-as-appropriate': [
    'api-server-encryption-at-rest',
  ],
  'ensure-that-the-api-server-etcd-cafile-argument-is-set-as-appropriate': ['api-server-etcd-authority'],
  'ensure-that-the-api-server-etcd-certfile-and-etcd-keyfile-arguments-are-set-as-appropriate': [
    'api-server-etcd-client-certificate',
  ],
  'ensure-that-the-api-server-kubelet-certificate-authority-argument-is-set-as-appropriate': [
    'api-server-kubelet-certificate-authority',
  ],
  'ensure-that-the-api-server-profiling-argument-is-set-to-false': ['api-server-profiling'],
  'ensure-that-the-api-server-request-timeout-argument-is-set-as-appropriate': ['api-server-request-timeout'],
  'ensure-that-the-api-server-service-account-extend-token-expiration-is-set-to-false': [
    'api-server-token-expiration-extended',
  ],
  'ensure-that-the-api-server-service-account-lookup-argument-is-set-to-true': ['api-server-service-account-lookup'],
  'ensure-that-the-api-server-tls-cert-file-and-tls-private-key-file-arguments-are-set-as-appropriate': [
    'api-server-serving-certificate',
  ],
  'ensure-that-the-api-server-token-auth-file-parameter-is-not-set': ['api-server-token-auth-file'],
  'ensure-that-the-controller-manager-bind-address-argument-is-set-to-127.0.0.1': ['controller-manager-bind-address'],
  'ensure-that-the-controller-manager-root-ca-file-argument-is-set-as-appropriate': [
    'controller-manager-root-authority',
  ],
  'ensure-that-the-controller-manager-use-service-account-credentials-argument-is-set-to-true': [
    'controller-manager-shared-credentials',
  ],
  'ensure-that-the-scheduler-bind-address-argument-is-set-to-127.0.0.1': ['scheduler-bind-address'],
  'etcd-auto-tls-disabled': ['etcd-auto-tls'],
  'etcd-peer-tls-enabled': ['etcd-peer-certificate'],
  'etcd-unique-ca': ['etcd-shared-authority'],
  'k8s-audit-logs-enabled-native-cis': ['api-server-audit-policy'],
  'rbac-enabled-native': ['api-server-authorization-rbac'],
}
