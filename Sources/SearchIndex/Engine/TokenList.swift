/// The folded tokens of a short text, for queries and cards.
struct TokenList: TokenSink {
  struct Token: Equatable {
    var form: String
    /// A compound written in one; its parts come before it.
    var isJoined = false
    /// A reference: so many plain words follow it.
    var parts = 0
    var isPlain: Bool { !isJoined && parts == 0 }
  }

  private(set) var tokens: [Token] = []

  mutating func take(_ token: UnsafeBufferPointer<UInt8>, kind: TokenKind) {
    let form = String(decoding: token, as: UTF8.self)
    switch kind {
    case .word: tokens.append(Token(form: form))
    case .joined: tokens.append(Token(form: form, isJoined: true))
    case .reference(let parts): tokens.append(Token(form: form, parts: parts))
    }
  }

  static func tokens(of text: String) -> [Token] {
    var list = TokenList()
    TokenScanner(folding: true).scan(Array(text.utf8), into: &list)
    return list.tokens
  }

  /// Words without references and compounds.
  static func words(of text: String) -> [String] { tokens(of: text).filter(\.isPlain).map(\.form) }
}
