/// The one sign that stands between two words without blanks.
enum Joint: UInt8 {
  /// `'`, `’`, `ʼ`, `‘`
  case apostrophe
  /// `-`, the hyphens and the en dash, and the middle dot of « élu·e·s »
  case hyphen
  /// `.`
  case dot
}

/// How a token came about.
enum TokenKind {
  case word
  /// A compound written in one: « compterendu ». It follows its parts.
  case joined
  /// A reference with its figures joined by hyphens, such as `113-14`. Its `parts` words follow.
  case reference(parts: Int)
}

/// Takes the tokens of a text, in order. The bytes live only during the call.
protocol TokenSink {
  mutating func take(_ token: UnsafeBufferPointer<UInt8>, kind: TokenKind)
}
