import Calculators
import CaseTemplate
import PluginKit
import RegistryChecks
import RegistryTables

/// The plugins that come with the tool. They use nothing but `PluginKit`, as a stranger's would.
enum BuiltInPlugins {
  static let all: [any Plugin] = [RegistryTables(), RegistryChecks(), CaseTemplate(), Calculators()]
}
