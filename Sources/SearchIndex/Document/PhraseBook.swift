/// Expressions of several words that the index knows as one term: members of synonym groups, such as « ville jumelée ».
/// Whole titles are such terms too, so that a question that holds a title finds its page.
///
/// Words are compared crudely (number and gender do not count) and stop words between them are passed over. A class, for each new word
/// of each document is looked up in the one book of all threads.
final class PhraseBook: Sendable {
  /// Words of the longest run of a query that is looked up as one term.
  static let longest = 6

  /// The crude words of all expressions.
  let words: FormTable
  /// From a state and a word to the next state; state 0 is the beginning.
  private let steps: [UInt64: UInt32]
  /// The key of the expression that ends in a state.
  private let keys: [UInt32: [UInt8]]

  /// - Parameter groups: expressions that mean the same; those of one word are left to the builder.
  init(groups: [[String]] = []) {
    var words = FormTable(capacity: 256)
    var steps: [UInt64: UInt32] = [:]
    var keys: [UInt32: [UInt8]] = [:]
    for crude in groups.joined().map(Self.crudeWords) where crude.count > 1 {
      var state: UInt32 = 0
      for word in crude {
        let edge = UInt64(state) << 32 | UInt64(words.id(of: word))
        // Each state but the first is reached by one edge.
        state = steps[edge] ?? UInt32(steps.count + 1)
        steps[edge] = state
      }
      keys[state] = Self.key(crude)
    }
    (self.words, self.steps, self.keys) = (words, steps, keys)
  }

  var isEmpty: Bool { keys.isEmpty }

  func step(from state: UInt32, word: Int) -> UInt32? { steps[UInt64(state) << 32 | UInt64(word)] }

  func key(at state: UInt32) -> [UInt8]? { keys[state] }

  /// The words of an expression without its stop words, folded.
  static func contentWords(_ expression: String) -> [[UInt8]] {
    var sink = WordList()
    TokenScanner(folding: true).scan(Array(expression.utf8), into: &sink)
    let content = sink.words.filter { !StopWords.contains($0) }
    return content.isEmpty ? sink.words : content
  }

  static func crudeWords(_ expression: String) -> [[UInt8]] { contentWords(expression).map(Crude.form) }

  /// The term of an expression of several words.
  static func key(_ crude: some Sequence<[UInt8]>) -> [UInt8] { Array(crude.joined(separator: [0x20])) }
}

/// Plain words of a short text, one after the other.
struct WordList: TokenSink {
  var words: [[UInt8]] = []

  mutating func take(_ token: UnsafeBufferPointer<UInt8>, kind: TokenKind) {
    if case .word = kind { words.append(Array(token)) }
  }
}

extension StopWords {
  private static let table: FormTable = {
    var table = FormTable()
    for word in all.sorted() { _ = table.id(of: word.utf8) }
    return table
  }()

  static func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool { table.find(word) != nil }

  static func contains(_ word: [UInt8]) -> Bool { table.find(word) != nil }
}
