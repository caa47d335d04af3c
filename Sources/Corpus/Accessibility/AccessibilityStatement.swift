import Dates
import Diagnostics
import YAMLTree

/// What a site knows of its accessibility: `accessibilite:` in `site.yml`. Its state is never written: it follows from the audit
/// (French decree 2019-768, and the method of RGAA 4.1).
public struct AccessibilityStatement: Sendable, Hashable {
  /// The share of the criteria that somebody has found respected.
  public struct Audit: Sendable, Hashable {
    public let date: PartialDate
    public let auditor: String
    /// In per cent.
    public let share: Double
    /// Of its date.
    public let place: Place
  }

  /// When it was drawn up.
  public var date: PartialDate?
  public var audit: Audit?
  /// What the site is held to.
  public var standard = "RGAA 4.1"
  public var defects: [TranslatedText] = []
  /// Contents that the law leaves out, or that would ask too much, and why.
  public var exemptions: [TranslatedText] = []
  /// What is checked at each publication.
  public var verifications: [TranslatedText] = []
  /// Whom to turn to when nobody answers.
  public var remedies: [TranslatedText] = []
  /// Of its date.
  public var place: Place?

  public init() {}

  /// An audit counts for three years.
  public static let yearsOfValidity = 3

  /// Without an audit that is still valid, a site does not conform; with half of the criteria it does in part.
  public func conformity(on day: PartialDate) -> Conformity {
    guard let audit = audit(on: day), !isExpired(on: day) else { return .none }
    return audit.share >= 100 ? .full : audit.share >= 50 ? .partial : .none
  }

  /// The audit, unless it is still to come.
  public func audit(on day: PartialDate) -> Audit? { audit.flatMap { $0.date.earliest > day.latest ? nil : $0 } }

  public func isExpired(on day: PartialDate) -> Bool {
    guard let audit else { return false }
    let date = audit.date
    let year = date.year + Self.yearsOfValidity
    // 29 February has no anniversary in three years.
    let end = PartialDate(year: year, month: date.month, day: date.day) ?? PartialDate(year: year, month: 2, day: 28) ?? date
    return end.latest < day.earliest
  }
}

/// The three states that a French public site may declare: « non », « partiellement » or « totalement conforme ».
public enum Conformity: String, Sendable, CaseIterable {
  case none = "non"
  case partial = "partielle"
  case full = "totale"
}

extension AccessibilityStatement {
  static func read(
    _ mapping: YAMLMapping, _ source: SourceText, languages: [String], _ diagnostics: inout [Diagnostic]
  ) -> AccessibilityStatement {
    var reader = FieldReader(mapping, in: source)
    var statement = AccessibilityStatement()
    statement.date = date("date", &reader)
    statement.place = mapping["date"].map { source.place($0.range) }
    statement.standard = reader.text("referentiel") ?? statement.standard
    statement.audit = reader.mapping("audit").flatMap { audit($0, source, &diagnostics) }
    statement.defects = TranslatedText.list("defauts", &reader, languages, &diagnostics)
    statement.exemptions = TranslatedText.list("derogations", &reader, languages, &diagnostics)
    statement.verifications = TranslatedText.list("verifications", &reader, languages, &diagnostics)
    statement.remedies = TranslatedText.list("recours", &reader, languages, &diagnostics)
    diagnostics += reader.finish()
    return statement
  }

  private static func audit(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> Audit? {
    var reader = FieldReader(mapping, in: source)
    for key in ["date", "auteur", "taux"] where reader.node(key) == nil { reader.missing(key) }
    let (date, auditor, share) = (date("date", &reader), reader.text("auteur"), reader.decimal("taux"))
    if let share, !(0...100).contains(share), let node = mapping["taux"] {
      reader.report(
        "ACC-003", .error, at: node.range,
        Localized(
          fr: "« taux » est la part des critères respectés, entre 0 et 100",
          en: "“taux” is the share of the criteria that are respected, between 0 and 100"),
        explanation: Localized(
          fr: "Un site partiellement conforme en respecte la moitié au moins : « taux: 62 » veut dire 62 %.",
          en: "A site that conforms in part respects half of them at least: “taux: 62” means 62 %."))
    }
    diagnostics += reader.finish()
    guard let date, let auditor, let share, (0...100).contains(share), let node = mapping["date"] else { return nil }
    return Audit(date: date, auditor: auditor, share: share, place: source.place(node.range))
  }

  private static func date(_ key: String, _ reader: inout FieldReader) -> PartialDate? {
    guard let node = reader.node(key) else { return nil }
    guard let date = node.text.flatMap({ PartialDate($0) }) else {
      reader.expected(Localized(fr: "une date comme 2026-05-17", en: "a date such as 2026-05-17"), at: node.range, key: key)
      return nil
    }
    return date
  }
}
