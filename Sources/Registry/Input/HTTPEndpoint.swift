import Dates
import Diagnostics
import Foundation

/// An address that gives tables as JSON or CSV.
///
/// With `{table}` in it, the address is asked once for each table; without, one JSON document holds them all.
public struct HTTPEndpoint: RegistrySource {
  public enum Format: String, Sendable, CaseIterable { case json, csv }

  public let name: String
  public let address: String
  private let format: Format
  /// The tables to ask for.
  private let tables: [String]
  private let date: String?
  /// The date of what was received now, when neither `site.yml` nor the server says another.
  private let today: String
  private let copies: LastGoodCopies?
  private let schema: RegistrySchema
  private let limits: Limits

  public struct Limits: Sendable {
    public var time: Duration = .seconds(30)
    /// Of each answer.
    public var bytes = 64 << 20

    public init() {}
  }

  public init(
    name: String, address: String, format: Format, tables: [String], date: String? = nil, today: String, copies: LastGoodCopies?,
    schema: RegistrySchema, limits: Limits = Limits()
  ) {
    self.name = name
    self.address = address
    self.format = format
    self.tables = tables
    self.date = date
    self.today = today
    self.copies = copies
    self.schema = schema
    self.limits = limits
  }

  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    let known = copies?.validators(name) ?? [:]
    let asked = address.contains("{table}") ? tables : [""]
    var (read, validators, unchanged): ([RawTable], [String: LastGoodCopies.Validator], Int) = ([], [:], 0)
    var diagnostics: [Diagnostic] = []
    let copy = copies?.unchanged(name)
    for table in asked {
      let address = address.replacing("{table}", with: table)
      let answer = try await ask(address, copy == nil ? nil : known[address])
      switch answer {
      case .unchanged:
        unchanged += 1
        validators[address] = known[address]
        read += (copy?.tables ?? []).filter { table.isEmpty || $0.name == table }
      case .content(let bytes, let validator):
        validators[address] = validator
        let (tables, problems) = try self.tables(in: bytes, table, address, validator)
        read += tables
        diagnostics += problems
      }
    }
    if !diagnostics.isEmpty { return SourceAnswer(tables: read, diagnostics: diagnostics) }
    return SourceAnswer(tables: read, validators: validators)
  }

  private func ask(_ address: String, _ validator: LastGoodCopies.Validator?) async throws(SourceFailure) -> HTTPFetch.Answer {
    guard let url = URL(string: address), url.scheme == "https" || url.scheme == "http", url.host != nil else {
      throw SourceFailure(
        at: nil, Localized(fr: "« \(address) » n’est pas une adresse http(s)", en: "“\(address)” is not an http(s) address"))
    }
    do throws(HTTPFetch.Failure) {
      return try await HTTPFetch(url: url, timeLimit: limits.time, maximumBytes: limits.bytes).answer(validator)
    } catch {
      throw SourceFailure(at: Place(file: location), Localized(fr: error.french, en: error.english))
    }
  }

  private func tables(
    in bytes: [UInt8], _ table: String, _ address: String, _ validator: LastGoodCopies.Validator
  ) throws(SourceFailure) -> ([RawTable], [Diagnostic]) {
    let origin = TableOrigin(source: name, location: location, date: date ?? HTTPDate.day(validator.lastModified) ?? today)
    if format == .csv {
      var parser = CSVParser(source: SourceText(path: "\(location)/\(table)", bytes: bytes), origin: origin)
      let rows = parser.parse(as: table.isEmpty ? tables.first ?? "" : table)
      return (rows.map { [$0] } ?? [], parser.problems.all)
    }
    guard let read = JSONTables(bytes, table: table.isEmpty ? nil : table, origin: origin, schema: schema)?.tables else {
      throw SourceFailure(
        at: Place(file: location), Localized(fr: "la réponse n’est pas du JSON de tables", en: "the answer is not JSON of tables")
      )
    }
    return (read.filter { tables.isEmpty || tables.contains($0.name) }, [])
  }

  /// The address without who asks nor what is asked.
  private var location: String {
    guard var parts = URLComponents(string: address.replacing("{table}", with: "")) else { return "http" }
    (parts.user, parts.password, parts.query) = (nil, nil, nil)
    return parts.string ?? "http"
  }
}

/// Dates as HTTP writes them: `Sat, 21 Nov 2026 07:28:00 GMT` (RFC 9110, 5.6.7).
enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `AAAA-MM-JJ`; nil for another form.
  static func day(_ text: String?) -> String? {
    let words = text?.split(separator: " ") ?? []
    guard words.count == 6, let day = Int(words[1]), let month = months.firstIndex(of: String(words[2])), let year = Int(words[3])
    else {
      return nil
    }
    return PartialDate(year: year, month: month + 1, day: day)?.iso
  }
}
