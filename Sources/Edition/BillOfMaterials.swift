/// What the tool is made of besides its own code: `vademecum --licenses`. A test holds it against Package.swift.
public enum BillOfMaterials {
  /// A library or a set of data that comes with the tool, or that it loads.
  public struct Component: Sendable, Hashable {
    public let name: String
    /// As `Package.swift` or the system's packages name it.
    public let origin: String
    /// SPDX expression.
    public let licence: String
    /// What it serves.
    public let role: String
  }

  public static let components: [Component] = [
    .init(name: "Swift, Foundation, Dispatch", origin: "swift.org", licence: "Apache-2.0 WITH Swift-exception", role: "langage"),
    .init(
      name: "swift-argument-parser", origin: "apple/swift-argument-parser 1.8.2", licence: "Apache-2.0 WITH Swift-exception",
      role: "commandes"),
    .init(name: "Yams, libyaml", origin: "jpsim/Yams 6.2.2", licence: "MIT", role: "YAML"),
    .init(name: "GRDB", origin: "groue/GRDB.swift 7.10.0", licence: "MIT", role: "SQLite en Swift"),
    .init(name: "SQLite", origin: "libsqlite3-dev", licence: "blessing", role: "registre"),
    .init(name: "cmark-gfm", origin: "libcmark-gfm-dev", licence: "BSD-2-Clause AND MIT", role: "Markdown"),
    .init(
      name: "cmark-gfm, extensions", origin: "libcmark-gfm-extensions-dev", licence: "BSD-2-Clause AND MIT", role: "Markdown"),
    .init(name: "Snowball", origin: "libstemmer-dev", licence: "BSD-3-Clause", role: "recherche"),
    .init(name: "OpenSSL", origin: "libssl-dev", licence: "Apache-2.0", role: "empreintes"),
    .init(name: "libzip", origin: "libzip-dev", licence: "BSD-3-Clause", role: "livre EPUB"),
    .init(name: "GD", origin: "libgd-dev", licence: "GD", role: "images aux tailles des pages"),
    .init(name: "libpq", origin: "libpq-dev", licence: "PostgreSQL", role: "source PostgreSQL"),
  ]

  /// One line a component, in columns.
  public static var text: String {
    let columns = [\Component.name, \.origin, \.licence].map { column in
      let width = components.map { $0[keyPath: column].count }.max() ?? 0
      return { (component: Component) in pad(component[keyPath: column], width) }
    }
    return components.map { component in (columns.map { $0(component) } + [component.role]).joined(separator: "  ") }
      .joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
