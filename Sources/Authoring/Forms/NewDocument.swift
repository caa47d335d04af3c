import PluginKit

/// Where a new document goes and which id it takes.
public struct NewDocument: Sendable {
  /// Nil when the model gives ids no form.
  public let identifier: String?
  public let path: SourcePath

  /// - Parameters:
  ///   - country: ISO 3166 code of the country that the id names; nil when it is not known.
  ///   - taken: the ids that documents have already.
  public init(_ model: Model, title: String, country: String?, date: PartialDate, taken: some Sequence<String>) {
    let slug = Anchor.slug(title)
    let names = Self.pattern(of: model).map { IdentifierPattern($0, country: country ?? "XX", date: date, slug: slug) }
    let taken = Set(taken.map { $0.lowercased() })
    identifier = names?.first { !taken.contains($0.lowercased()) }
    path = SourcePath([model.folder, "\(identifier?.lowercased() ?? slug).md"].compactMap { $0 }.joined(separator: "/"))
  }

  /// Whether the ids of a model hold the code of a country.
  public static func namesCountry(_ model: Model) -> Bool { pattern(of: model)?.contains(IdentifierPattern.country) ?? false }

  private static func pattern(of model: Model) -> String? {
    model.rules(for: "identifiant").first?.parameters["motif"]?.text
  }
}

/// The form of a model's ids, with what is known in its places: `CAP-[A-Z]{2}-[0-9]{4}-[0-9]{3}` gives CAP-MA-2024-001, -002 …
///
/// Two capitals are a country, four digits a year, two digits a month then a day, three digits a number, small letters the title.
struct IdentifierPattern: Sequence {
  /// How a pattern says « the code of a country ».
  static let country = "[A-Z]{2}"

  private var prefix = ""
  private var hasNumber = false
  private var isUnderstood = true

  init(_ pattern: String, country: String, date: PartialDate, slug: String) {
    var parts = [date.month, date.day].map { $0 ?? 1 }
    var rest = Substring(pattern)
    while !rest.isEmpty {
      if take(Self.country, from: &rest) {
        prefix += country
      } else if take("[0-9]{4}", from: &rest) {
        prefix += String(date.year)
      } else if take("[0-9]{2}", from: &rest) {
        prefix += Self.padded(parts.isEmpty ? 1 : parts.removeFirst(), 2)
      } else if take("[0-9]{3}", from: &rest) {
        hasNumber = rest.isEmpty
      } else if take("[a-z-]+", from: &rest) {
        prefix += slug
      } else {
        let sign = rest.removeFirst()
        isUnderstood = isUnderstood && (sign.isLetter || sign.isNumber || sign == "-")
        prefix.append(sign)
      }
    }
  }

  /// All ids of this form, from the first number; one when the form has no number, none when it is not understood.
  func makeIterator() -> AnyIterator<String> {
    guard isUnderstood else { return AnyIterator { nil } }
    guard hasNumber else { return AnyIterator(CollectionOfOne(prefix).makeIterator()) }
    var numbers = (1...999).makeIterator()
    return AnyIterator { [prefix] in numbers.next().map { prefix + Self.padded($0, 3) } }
  }

  private mutating func take(_ piece: String, from rest: inout Substring) -> Bool {
    guard rest.hasPrefix(piece) else { return false }
    rest = rest.dropFirst(piece.count)
    return true
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    String(repeating: "0", count: Swift.max(0, digits - String(number).count)) + String(number)
  }
}
