import Dates
import Diagnostics

/// What is asked of a source besides its rows.
public struct SourcePolicy: Sendable, Hashable {
  /// Days: older data are said to be so; nil when any age will do.
  public var maximumAge: Int?
  public var onFailure: OnFailure

  public init(maximumAge: Int? = nil, onFailure: OnFailure = .stop) {
    self.maximumAge = maximumAge
    self.onFailure = onFailure
  }

  public enum OnFailure: String, Sendable, CaseIterable {
    /// Publish the last copy that was good, and say so.
    case lastGood = "dernier-bon"
    /// Publish nothing.
    case stop = "erreur"
  }
}

/// A source with what the site asks of it: how old its data may be, and what to do when it fails.
///
/// 1. An answer is dated; one that is older than allowed is marked as stale.
/// 2. An answer of a distant source in which the snapshot found no error is kept, whole or not at all.
/// 3. When the source fails, its policy decides between the last good copy, marked as such, and the failure.
public struct WatchedSource: RegistrySource {
  private let source: any RegistrySource
  private let policy: SourcePolicy
  private let today: PartialDate
  /// Nil for a folder of the site itself, which needs no copy.
  private let copies: LastGoodCopies?
  /// Values that every row has in columns that the source lacks, for instance `fictif: oui`.
  private let constants: [String: String]

  public init(
    _ source: any RegistrySource, policy: SourcePolicy, today: PartialDate, copies: LastGoodCopies?,
    constants: [String: String] = [:]
  ) {
    self.constants = constants
    self.source = source
    self.policy = policy
    self.today = today
    self.copies = copies
  }

  public var name: String { source.name }

  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    do {
      return dated(try await source.fetch(), extra: [])
    } catch {
      guard policy.onFailure == .lastGood, let copy = copies?.read(name, reason: error.reason) else { throw error }
      return dated(copy, extra: [replaced(by: copy, error)])
    }
  }

  /// The last good copy is not written over itself.
  public func keep(_ answer: SourceAnswer) -> [Diagnostic] {
    guard let copies, !answer.tables.contains(where: { $0.origin.freshness.isLastGood }) else { return [] }
    do {
      try copies.write(name, answer)
      return []
    } catch {
      let reason = Localized(systemError: error.systemNumber)
      return [
        Diagnostic(
          "REG-107", .warning, at: nil,
          Localized(
            fr: "la dernière bonne copie de « \(name) » n’a pas pu être écrite (\(reason.french))",
            en: "the last good copy of “\(name)” could not be written (\(reason.english))"))
      ]
    }
  }

  private func dated(_ answer: SourceAnswer, extra: [Diagnostic]) -> SourceAnswer {
    var (tables, diagnostics): ([RawTable], [Diagnostic]) = ([], answer.diagnostics + extra)
    for bare in answer.tables {
      let table = constants.sorted { $0.key < $1.key }.reduce(bare) { $0.filling($1.key, with: $1.value) }
      guard let limit = policy.maximumAge, let age = age(of: table.origin), age > limit else {
        tables.append(table)
        continue
      }
      diagnostics.append(tooOld(table, age, limit))
      tables.append(table.origin.freshness == .current ? table.marked(.stale(days: age, limit: limit)) : table)
    }
    return SourceAnswer(
      tables: tables, diagnostics: diagnostics, incomplete: answer.incomplete, validators: answer.validators)
  }

  /// Days since the latest day that the date of the data may be.
  private func age(of origin: TableOrigin) -> Int? {
    origin.date.flatMap { PartialDate($0) }.map { today.earliest - $0.latest }
  }

  private func tooOld(_ table: RawTable, _ age: Int, _ limit: Int) -> Diagnostic {
    Diagnostic(
      "REG-105", policy.onFailure == .stop ? .error : .warning, at: Place(file: table.origin.location),
      Localized(
        fr: "la table « \(table.name) » de « \(name) » a \(age) jours, au lieu de \(limit) au plus",
        en: "the table “\(table.name)” of “\(name)” is \(age) days old, instead of \(limit) at most"),
      explanation: Localized(
        fr: "Mettez la source à jour et sa date avec elle, ou changez « age_max » dans site.yml.",
        en: "Bring the source and its date up to date, or change “age_max” in site.yml."))
  }

  private func replaced(by copy: SourceAnswer, _ failure: SourceFailure) -> Diagnostic {
    let date = copy.tables.compactMap(\.origin.date).max() ?? "?"
    return Diagnostic(
      "REG-108", .warning, at: failure.place,
      Localized(
        fr:
          "la source « \(name) » n’a pas pu être lue (\(failure.reason.french)) ; sa dernière bonne copie, du \(date), la remplace",
        en: "the source “\(name)” could not be read (\(failure.reason.english)); its last good copy, of \(date), takes its place")
    )
  }
}

extension RawTable {
  func marked(_ freshness: TableOrigin.Freshness) -> RawTable {
    let origin = TableOrigin(source: origin.source, location: origin.location, date: origin.date, freshness: freshness)
    return RawTable(name: name, columns: columns, bytes: bytes, cells: cells, origin: origin, place: place)
  }

  /// The same rows with one more column, which has this value in each; as it was when it has that column already.
  func filling(_ column: String, with value: String) -> RawTable {
    guard !columns.contains(column) else { return self }
    let cell = UInt32(bytes.count)..<UInt32(bytes.count + value.utf8.count)
    var filled: [Range<UInt32>] = []
    filled.reserveCapacity(cells.count + rowCount)
    for row in 0..<rowCount {
      filled += cells[row * columns.count..<(row + 1) * columns.count]
      filled.append(cell)
    }
    return RawTable(
      name: name, columns: columns + [column], bytes: bytes + Array(value.utf8), cells: filled, origin: origin, place: place)
  }
}
