import Calculators
import CaseTemplate
import PluginKit
import RegistryChecks
import RegistryTables

/// The plugins that come with the tool. They use nothing but `PluginKit`, as a stranger's would.
enum BuiltInPlugins {
  static let all: [any Plugin] = [RegistryTables(), RegistryChecks(), CaseTemplate(), Calculators()]

  /// - Returns: the plugins of those names, and what is to be said of names that no plugin has.
  static func named(_ names: [String]) -> ([any Plugin], [Diagnostic]) {
    let known = all.map(\.name)
    let unknown = names.filter { !known.contains($0) }.map { name in
      Diagnostic(
        "EXT-001", .error, at: Place(file: "site/site.yml"),
        Localized(
          fr: "il n’y a pas d’extension « \(name) »",
          en: "there is no plugin “\(name)”"
        ).suggesting(name, among: known),
        explanation: Localized(
          fr: "Extensions connues : \(known.joined(separator: ", ")).", en: "Known plugins: \(known.joined(separator: ", "))."))
    }
    return (all.filter { names.contains($0.name) }, unknown)
  }
}
