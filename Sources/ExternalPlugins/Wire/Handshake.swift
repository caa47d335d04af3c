import PluginKit

/// What a program says of itself must be what its `plugin.yml` says.
enum Handshake {
  static func verify(_ introduction: JSONValue, _ description: PluginDescription) throws(PluginFailure) {
    let number = introduction["protocol"]?.integer
    guard number == PluginDescription.protocolNumber else {
      let told = number.map(String.init) ?? "?"
      throw .badHandshake(
        Localized(
          fr: "elle parle le protocole \(told), plugin.yml annonce le \(PluginDescription.protocolNumber)",
          en: "it speaks protocol \(told), plugin.yml announces \(PluginDescription.protocolNumber)"))
    }
    try same("name", description.name, introduction["name"]?.text ?? "")
    try same("version", description.version, introduction["version"]?.text ?? "")
    try same("directives", names(description.directives.map(\.name)), names(introduction["directives"]))
    try same("checks", names(description.rules.map(\.code)), names(introduction["checks"]))
    try same("predicates", names(description.predicates), names(introduction["predicates"]))
    try same("pages", description.makesPages ? "true" : "false", introduction["pages"] == .flag(true) ? "true" : "false")
  }

  private static func names(_ names: [String]) -> String { names.sorted().joined(separator: ", ") }

  private static func names(_ list: JSONValue?) -> String { names((list?.items ?? []).compactMap(\.text)) }

  private static func same(_ key: String, _ announced: String, _ told: String) throws(PluginFailure) {
    guard announced != told else { return }
    throw .badHandshake(
      Localized(
        fr: "« \(key) » vaut « \(told) », plugin.yml annonce « \(announced) »",
        en: "“\(key)” is “\(told)”, plugin.yml announces “\(announced)”"))
  }
}
