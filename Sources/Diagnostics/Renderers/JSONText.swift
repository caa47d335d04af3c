import Foundation

/// Values as JSON, the same bytes for the same values.
enum JSONText {
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { preconditionFailure("a report holds only texts and numbers") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
