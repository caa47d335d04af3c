/// Counts the forms of one document while its text is scanned, and knows expressions and article references.
struct DocumentCounts: TokenSink {
  private(set) var forms = FormTable()
  private(set) var counts: [FormCounts] = []
  /// Words of the title and of the body; compounds written in one and expressions do not count.
  private(set) var titleLength = 0
  private(set) var bodyLength = 0
  private var field = SearchField.title
  /// The bit of the passage being read; 0 outside the body.
  var passage: UInt32 = 0

  private var roles: [Role] = []
  private var afterArticle = false
  private var states: [UInt32] = []
  private let book: PhraseBook

  init(book: PhraseBook) {
    self.book = book
  }

  mutating func scan(_ text: String, as field: SearchField) {
    Array(text.utf8).withUnsafeBufferPointer { scan($0, as: field) }
  }

  /// Counts the words of a paragraph or a field; no expression goes on beyond it.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, as field: SearchField) {
    self.field = field
    TokenScanner.keepingAccents.scan(text, into: &self)
    afterArticle = false
    states.removeAll(keepingCapacity: true)
  }

  private enum Role: Equatable {
    case plain
    /// « article » and its short form, before a number.
    case article
    case stop
    /// A word of the phrase book.
    case expression(Int)
  }

  mutating func take(_ token: UnsafeBufferPointer<UInt8>, kind: TokenKind) {
    let id = add(token)
    switch kind {
    case .joined: return
    case .reference:
      referTo(token)
    case .word:
      if field == .body { bodyLength += 1 } else if field == .title { titleLength += 1 }
      if token[0].isDigit { referTo(token) }
      follow(roles[id])
    }
  }

  /// Counts a term of several words, in the field being read.
  mutating func add(expression key: [UInt8]) { key.withUnsafeBufferPointer { _ = add($0) } }

  private mutating func add(_ token: UnsafeBufferPointer<UInt8>) -> Int {
    let id = forms.id(of: token)
    if id == counts.count {
      counts.append(FormCounts())
      roles.append(Self.role(of: token, book))
    }
    counts[id].add(in: field, passage: passage)
    return id
  }

  private static func role(of token: UnsafeBufferPointer<UInt8>, _ book: PhraseBook) -> Role {
    if ArticleReference.isArticle(token) { return .article }
    if book.isEmpty { return .plain }
    if !token.contains(where: { $0 >= 0x80 }) { return role(folded: token, book) }
    return Fold.standard.withFolded(token) { role(folded: $0, book) }
  }

  private static func role(folded: UnsafeBufferPointer<UInt8>, _ book: PhraseBook) -> Role {
    if let word = book.words.find(UnsafeBufferPointer(rebasing: folded[..<Crude.length(folded)])) { return .expression(word) }
    return StopWords.contains(folded) ? .stop : .plain
  }

  private mutating func follow(_ role: Role) {
    afterArticle = role == .article
    switch role {
    case .stop: return
    case .plain, .article: if !states.isEmpty { states.removeAll(keepingCapacity: true) }
    case .expression(let word): advance(word)
    }
  }

  private mutating func advance(_ word: Int) {
    states.append(0)
    var kept = 0
    for state in states {
      guard let next = book.step(from: state, word: word) else { continue }
      states[kept] = next
      kept += 1
      if let key = book.key(at: next) { add(expression: key) }
    }
    states.removeLast(states.count - kept)
  }

  /// « article 118 » becomes one term, which is rarer than its two words.
  private mutating func referTo(_ number: UnsafeBufferPointer<UInt8>) {
    guard afterArticle else { return }
    afterArticle = false
    add(expression: ArticleReference.term(number))
  }
}

/// References to articles of law, in the ways they are written.
enum ArticleReference {
  private static let words: Set<[UInt8]> = Set(["article", "articles", "art", "arts"].map { Array($0.utf8) })

  static func isArticle(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    token.count >= 3 && token[0] == UInt8(ascii: "a") && token[1] == UInt8(ascii: "r") && token[2] == UInt8(ascii: "t")
      && words.contains(Array(token))
  }

  static func term(_ number: some Sequence<UInt8>) -> [UInt8] { Array("article ".utf8) + number }
}
