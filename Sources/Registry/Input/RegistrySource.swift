import Diagnostics

/// Something that gives tables: a folder of CSV files, a file, a server.
///
/// Three things are never confused: a source that gives no row answers with an empty table; one that gives rows from an earlier time
/// says so in the origin of its tables; one that fails throws, and then nothing is known of its tables. Whether a failure may be
/// replaced by the last good copy (`dernier-bon`) or not (`erreur`) is for the source to decide, by what `site.yml` tells it.
public protocol RegistrySource: Sendable {
  /// Its name in `site.yml`.
  var name: String { get }

  func fetch() async throws(SourceFailure) -> SourceAnswer

  /// Puts aside an answer in whose rows nothing was found wrong, for a day when the source fails.
  /// - Returns: what is to be said when that could not be done.
  func keep(_ answer: SourceAnswer) -> [Diagnostic]
}

extension RegistrySource {
  public func keep(_ answer: SourceAnswer) -> [Diagnostic] { [] }
}

/// What a source gave.
public struct SourceAnswer: Sendable {
  public let tables: [RawTable]
  public let diagnostics: [Diagnostic]
  /// The names of tables of which some rows could not be read: that a key is not found there proves nothing.
  public let incomplete: Set<String>
  /// What an HTTP server said to recognise its answers by.
  let validators: [String: LastGoodCopies.Validator]

  public init(tables: [RawTable], diagnostics: [Diagnostic] = [], incomplete: Set<String> = []) {
    self.init(tables: tables, diagnostics: diagnostics, incomplete: incomplete, validators: [:])
  }

  init(
    tables: [RawTable], diagnostics: [Diagnostic] = [], incomplete: Set<String> = [],
    validators: [String: LastGoodCopies.Validator]
  ) {
    self.tables = tables
    self.diagnostics = diagnostics
    self.incomplete = incomplete
    self.validators = validators
  }

  /// Whether its tables hold no error among these diagnostics.
  func isSound(by diagnostics: [Diagnostic]) -> Bool {
    let faulty = diagnostics.filter { $0.severity == .error }.compactMap { $0.place?.file }
    return !tables.contains { table in faulty.contains { $0.hasPrefix(table.origin.location) } }
  }
}

/// A source could not be read at all.
public struct SourceFailure: Error, Sendable {
  public let place: Place?
  public let reason: Localized

  public init(at place: Place?, _ reason: Localized) {
    self.place = place
    self.reason = reason
  }

  func diagnostic(of source: String) -> Diagnostic {
    Diagnostic(
      "REG-104", .error, at: place,
      Localized(
        fr: "la source « \(source) » du registre n’a pas pu être lue : \(reason.french)",
        en: "the source “\(source)” of the registry could not be read: \(reason.english)"),
      explanation: Localized(
        fr: "Ses tables ne sont pas vides : elles sont inconnues. Rien n’est publié tant que la source manque.",
        en: "Its tables are not empty: they are unknown. Nothing is published while the source is missing."))
  }
}
