/// The few HTML tags that authors may write: `<br>`, `<sub>`, `<sup>`, `<kbd>`, `<abbr title="…">`. Everything else is refused.
enum AllowedTag: Equatable {
  case lineBreak
  case open(Name, title: String?)
  case close(Name)

  enum Name: String {
    case sub, sup, kbd, abbr
  }

  /// Reads one whole tag, from `<` to `>`; nil when it is not allowed.
  init?(_ markup: some BidirectionalCollection<UInt8>) {
    guard markup.first == UInt8(ascii: "<"), markup.last == UInt8(ascii: ">"), markup.count > 2 else { return nil }
    let inner = markup.dropFirst().dropLast()
    let isClosing = inner.first == UInt8(ascii: "/")
    let rest = isClosing ? inner.dropFirst() : inner
    let word = String(decoding: rest.prefix(while: isLetter), as: UTF8.self).lowercased()
    let attributes = rest.drop(while: isLetter)
    if word == "br", !isClosing, attributes.allSatisfy({ isBlank($0) || $0 == UInt8(ascii: "/") }) {
      self = .lineBreak
      return
    }
    guard let name = Name(rawValue: word) else { return nil }
    if attributes.allSatisfy(isBlank) {
      self = isClosing ? .close(name) : .open(name, title: nil)
      return
    }
    guard name == .abbr, !isClosing, let title = Self.title(Array(attributes)) else { return nil }
    self = .open(name, title: title)
  }

  /// The value of `title="…"` when that is the only attribute.
  private static func title(_ attributes: [UInt8]) -> String? {
    let trimmed = attributes.drop(while: isBlank)
    guard trimmed.count < attributes.count, trimmed.starts(with: "title=".utf8) else { return nil }
    var value = trimmed.dropFirst(6)
    while let last = value.last, isBlank(last) { value.removeLast() }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), value.count >= 2,
      value.last == quote
    else { return nil }
    let text = value.dropFirst().dropLast()
    return text.contains(quote) ? nil : String(decoding: text, as: UTF8.self)
  }
}
