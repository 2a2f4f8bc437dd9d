const SYSMON = 'Microsoft-Windows-Sysmon/Operational'
const POWERSHELL = ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational'] as const
/** Sysmon for Linux. */
export const LINUX = 'Linux-Sysmon/Operational'

/** The channels of each service of Windows (Sigma 2.1, appendix Taxonomy), and what machines call them besides. */
export const SERVICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['application', ['Application']],
  [
    'application-experience',
    [
      'Microsoft-Windows-Application-Experience/Program-Telemetry',
      'Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant',
    ],
  ],
  [
    'applocker',
    [
      'Microsoft-Windows-AppLocker/MSI and Script',
      'Microsoft-Windows-AppLocker/EXE and DLL',
      'Microsoft-Windows-AppLocker/Packaged app-Deployment',
      'Microsoft-Windows-AppLocker/Packaged app-Execution',
    ],
  ],
  ['appmodel-runtime', ['Microsoft-Windows-AppModel-Runtime/Admin']],
  ['appxdeployment-server', ['Microsoft-Windows-AppXDeploymentServer/Operational']],
  ['appxpackaging-om', ['Microsoft-Windows-AppxPackaging/Operational']],
  ['bitlocker', ['Microsoft-Windows-BitLocker/BitLocker Management']],
  ['bits-client', ['Microsoft-Windows-Bits-Client/Operational']],
  ['capi2', ['Microsoft-Windows-CAPI2/Operational']],
  [
    'certificateservicesclient-lifecycle-system',
    ['Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational'],
  ],
  ['codeintegrity-operational', ['Microsoft-Windows-CodeIntegrity/Operational']],
  ['dhcp', ['Microsoft-Windows-DHCP-Server/Operational']],
  ['diagnosis-scripted', ['Microsoft-Windows-Diagnosis-Scripted/Operational']],
  ['dns-client', ['Microsoft-Windows-DNS Client Events/Operational', 'Microsoft-Windows-DNS-Client/Operational']],
  ['dns-server', ['DNS Server']],
  ['dns-server-analytic', ['Microsoft-Windows-DNS-Server/Analytical']],
  ['dns-server-audit', ['Microsoft-Windows-DNS-Server/Audit']],
  ['driver-framework', ['Microsoft-Windows-DriverFrameworks-UserMode/Operational']],
  ['firewall-as', ['Microsoft-Windows-Windows Firewall With Advanced Security/Firewall']],
  [
    'hyper-v-worker',
    [
      'Microsoft-Windows-Hyper-V-Worker',
      'Microsoft-Windows-Hyper-V-Worker-Admin',
      'Microsoft-Windows-Hyper-V-Worker-Operational',
    ],
  ],
  ['iis-configuration', ['Microsoft-IIS-Configuration/Operational']],
  ['kernel-event-tracing', ['Microsoft-Windows-Kernel-EventTracing', 'Microsoft-Windows-Kernel-EventTracing/Admin']],
  [
    'kernel-shimengine',
    ['Microsoft-Windows-Kernel-ShimEngine/Operational', 'Microsoft-Windows-Kernel-ShimEngine/Diagnostic'],
  ],
  ['ldap', ['Microsoft-Windows-LDAP-Client/Debug']],
  ['lsa-server', ['Microsoft-Windows-LSA/Operational']],
  ['microsoft-servicebus-client', ['Microsoft-ServiceBus-Client/Operational', 'Microsoft-ServiceBus-Client/Admin']],
  ['msexchange-management', ['MSExchange Management']],
  ['ntfs', ['Microsoft-Windows-Ntfs/Operational']],
  ['ntlm', ['Microsoft-Windows-NTLM/Operational']],
  ['openssh', ['OpenSSH/Operational']],
  ['powershell', ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational']],
  ['powershell-classic', ['Windows PowerShell']],
  ['printservice-admin', ['Microsoft-Windows-PrintService/Admin']],
  ['printservice-operational', ['Microsoft-Windows-PrintService/Operational']],
  ['security', ['Security']],
  [
    'security-mitigations',
    ['Microsoft-Windows-Security-Mitigations/Kernel Mode', 'Microsoft-Windows-Security-Mitigations/User Mode'],
  ],
  ['sense', ['Microsoft-Windows-SENSE/Operational']],
  ['servicebus-client', ['Microsoft-ServiceBus-Client/Operational', 'Microsoft-ServiceBus-Client/Admin']],
  ['shell-core', ['Microsoft-Windows-Shell-Core/Operational']],
  ['smbclient-connectivity', ['Microsoft-Windows-SmbClient/Connectivity']],
  ['smbclient-security', ['Microsoft-Windows-SmbClient/Security']],
  ['smbserver-connectivity', ['Microsoft-Windows-SMBServer/Connectivity']],
  ['sysmon', ['Microsoft-Windows-Sysmon/Operational', 'Linux-Sysmon/Operational']],
  ['system', ['System']],
  ['taskscheduler', ['Microsoft-Windows-TaskScheduler/Operational']],
  ['terminalservices-localsessionmanager', ['Microsoft-Windows-TerminalServices-LocalSessionManager/Operational']],
  ['vhdmp', ['Microsoft-Windows-VHDMP/Operational']],
  ['windefend', ['Microsoft-Windows-Windows Defender/Operational']],
  ['wmi', ['Microsoft-Windows-WMI-Activity/Operational']],
])

/**
 * The events of each category: channels and event ids (Sigma 2.1, appendix Taxonomy). The security log tells of new processes
 * too. The categories that come of event tracing alone are in no channel.
 */
export const CATEGORIES: readonly (readonly [category: string, channels: readonly string[], ids: readonly number[]])[] =
  [
    ['process_creation', [SYSMON, LINUX], [1]],
    ['process_creation', ['Security'], [4688]],
    ['file_change', [SYSMON], [2]],
    ['network_connection', [SYSMON, LINUX], [3]],
    ['sysmon_status', [SYSMON], [4, 16]],
    ['process_termination', [SYSMON], [5]],
    ['driver_load', [SYSMON], [6]],
    ['image_load', [SYSMON], [7]],
    ['create_remote_thread', [SYSMON], [8]],
    ['raw_access_thread', [SYSMON], [9]],
    ['process_access', [SYSMON], [10]],
    ['file_event', [SYSMON, LINUX], [11]],
    ['registry_event', [SYSMON], [12, 13, 14]],
    ['registry_add', [SYSMON], [12]],
    ['registry_delete', [SYSMON], [12]],
    ['registry_set', [SYSMON], [13]],
    ['registry_rename', [SYSMON], [14]],
    ['create_stream_hash', [SYSMON], [15]],
    ['pipe_created', [SYSMON], [17, 18]],
    ['wmi_event', [SYSMON], [19, 20, 21]],
    ['dns_query', [SYSMON], [22]],
    ['file_delete', [SYSMON], [23]],
    ['clipboard_capture', [SYSMON], [24]],
    ['process_tampering', [SYSMON], [25]],
    ['file_delete_detected', [SYSMON], [26]],
    ['file_block_executable', [SYSMON], [27]],
    ['file_block_shredding', [SYSMON], [28]],
    ['file_executable_detected', [SYSMON], [29]],
    ['sysmon_error', [SYSMON], [255]],
    ['ps_classic_start', ['Windows PowerShell'], [400]],
    ['ps_classic_provider_start', ['Windows PowerShell'], [600]],
    ['ps_classic_script', ['Windows PowerShell'], [800]],
    ['ps_module', POWERSHELL, [4103]],
    ['ps_script', POWERSHELL, [4104]],
  ]
