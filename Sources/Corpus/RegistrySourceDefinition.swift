import Diagnostics
import Registry
import YAMLTree

/// One entry of `registre:` in `site.yml`: where tables come from, and what is asked of their source.
public struct RegistrySourceDefinition: Sendable, Hashable {
  public let name: String
  public let origin: Origin
  /// The date of the data as the registry's keeper declares it.
  public let date: String?
  /// Rows of this source are examples made up for teaching.
  public let isFictional: Bool
  public let policy: SourcePolicy

  public init(name: String, origin: Origin, date: String? = nil, isFictional: Bool = false, policy: SourcePolicy = SourcePolicy())
  {
    self.name = name
    self.origin = origin
    self.date = date
    self.isFictional = isFictional
    self.policy = policy
  }

  public enum Origin: Sendable, Hashable {
    /// A folder of CSV files, from the root.
    case csv(folder: String)
    /// A SQLite file, from the root.
    case sqlite(file: String)
    /// An address that gives JSON or CSV; limits in seconds and bytes.
    case http(address: String, format: HTTPEndpoint.Format, tables: [String], seconds: Int, bytes: Int)
    case postgresql(address: String, seconds: Int)
  }

  /// The folder of the site that belongs to the source; nil for another kind.
  public var folder: String? {
    guard case .csv(let folder) = origin else { return nil }
    return folder
  }

  private enum Kind: String, CaseIterable { case csv, sqlite, http, postgresql }
}

extension RegistrySourceDefinition {
  /// - Returns: nil when something in it is wrong, which is added to the diagnostics.
  static func read(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> RegistrySourceDefinition? {
    var reader = FieldReader(mapping, in: source)
    let name = reader.requiredText("nom")
    let kind = reader.choice("type", of: Kind.self) ?? .csv
    let origin = origin(kind, &reader)
    let policy = SourcePolicy(
      maximumAge: reader.integer("age_max"), onFailure: reader.choice("en_cas_d_echec", of: SourcePolicy.OnFailure.self) ?? .stop)
    let definition = RegistrySourceDefinition(
      name: name ?? "", origin: origin, date: reader.text("date"), isFictional: reader.flag("fictif") ?? false, policy: policy)
    let problems = reader.finish()
    diagnostics += problems
    return name == nil || problems.hasErrors ? nil : definition
  }

  /// Seconds that one may wait, and mebibytes that one may take: a table lies in memory whole.
  private static let delays = 1...3_600
  private static let sizes = 1...1_024

  private static func origin(_ kind: Kind, _ reader: inout FieldReader) -> Origin {
    switch kind {
    case .csv: return .csv(folder: reader.requiredText("dossier") ?? "")
    case .sqlite: return .sqlite(file: reader.requiredText("fichier") ?? "")
    case .postgresql: return .postgresql(address: address(&reader), seconds: reader.integer("delai", in: delays) ?? 60)
    case .http:
      return .http(
        address: address(&reader), format: reader.choice("format", of: HTTPEndpoint.Format.self) ?? .json,
        tables: reader.texts("tables"),
        seconds: reader.integer("delai", in: delays) ?? 30, bytes: (reader.integer("taille_max", in: sizes) ?? 64) << 20)
    }
  }

  /// A password has no place in a file that is shared.
  private static func address(_ reader: inout FieldReader) -> String {
    let address = reader.requiredText("adresse") ?? ""
    if holdsPassword(address), let node = reader.node("adresse") {
      reader.report(
        "REG-109", .error, at: node.range,
        Localized(fr: "cette adresse contient un mot de passe", en: "this address holds a password"),
        explanation: Localized(
          fr: "Retirez-le et donnez-le par une variable d’environnement (PGPASSWORD) ou un fichier PGPASSFILE.",
          en: "Take it out and give it by an environment variable (PGPASSWORD) or a file PGPASSFILE."))
    }
    return address
  }

  /// As `postgresql://name:secret@host`, or among the parameters of an address or of a libpq connection: `password=secret`.
  private static func holdsPassword(_ address: String) -> Bool {
    let authority = address.firstRange(of: "://").map { address[$0.upperBound...].prefix { !"/?#".contains($0) } } ?? ""
    if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return true }
    return address.firstMatch(of: #/(?:^|[?&;\s])password\s*=\s*[^&;\s]/#.ignoresCase()) != nil
  }
}
