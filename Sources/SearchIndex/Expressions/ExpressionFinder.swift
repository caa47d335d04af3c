/// Finds expressions in running text, in whatever number and gender they stand there.
///
/// Stems lead to candidates; the endings of the words then decide, because a stem is also that of other words: « suivant » is no
/// form of « suivi ». A word with two capitals or more is found only as it is written.
public struct ExpressionFinder: Sendable {
  private let language: SearchLanguage
  private var words = FormTable(capacity: 256)
  /// From a state and a word to the next state; state 0 is the beginning.
  private var steps: [UInt64: UInt32] = [:]
  /// The expressions that end in a state, with their words in lower case.
  private var ends: [UInt32: [Ending]] = [:]
  private var stateCount: UInt32 = 1
  /// The first letters that expressions begin with: most words of a text are passed over without a stem.
  private var beginnings = Set<UInt16>()

  private struct Ending {
    let expression: Int
    let words: [[UInt8]]
  }

  /// A place of a text, in bytes, and the number of the expression that stands there.
  public struct Match: Sendable, Hashable {
    public let range: Range<Int>
    public let expression: Int
  }

  /// - Parameter expressions: for each, its names.
  public init(_ expressions: [[String]], language: SearchLanguage) {
    self.language = language
    let stemmer = Stemmer(language)
    for (number, names) in expressions.enumerated() {
      for name in names { add(TextWord.all(in: Array(name.utf8)[...]), of: number, stemmer) }
    }
  }

  /// What stands in a text, from its start; of expressions that begin at the same word, the longest.
  public func matches(in text: ArraySlice<UInt8>) -> [Match] {
    let words = TextWord.all(in: text)
    let stemmer = Stemmer(language)
    var matches: [Match] = []
    var position = 0
    while position < words.count {
      if let (match, length) = longest(from: position, in: words, of: text, stemmer) {
        matches.append(match)
        position += length
      } else {
        position += 1
      }
    }
    return matches
  }

  private func longest(
    from position: Int, in all: [TextWord], of text: ArraySlice<UInt8>, _ stemmer: Stemmer
  ) -> (Match, length: Int)? {
    guard beginnings.contains(Self.beginning(of: all[position])) else { return nil }
    var state: UInt32 = 0
    var found: (Match, length: Int)?
    for next in position..<all.count {
      if next > position, !joins(text[all[next - 1].bytes.endIndex..<all[next].bytes.startIndex]) { break }
      guard let word = number(of: all[next], stemmer), let step = steps[UInt64(state) << 32 | UInt64(word)] else { break }
      state = step
      guard let ending = ends[state]?.first(where: { isInflection(all[position...next], of: $0.words) }) else { continue }
      let range = all[position].bytes.startIndex..<all[next].bytes.endIndex
      found = (Match(range: range, expression: ending.expression), next - position + 1)
    }
    return found
  }

  private mutating func add(_ name: [TextWord], of expression: Int, _ stemmer: Stemmer) {
    guard let first = name.first else { return }
    beginnings.insert(Self.beginning(of: first))
    var state: UInt32 = 0
    for word in name {
      let edge = UInt64(state) << 32 | UInt64(words.id(of: Self.key(of: word, stemmer)))
      if let next = steps[edge] {
        state = next
      } else {
        steps[edge] = stateCount
        state = stateCount
        stateCount += 1
      }
    }
    ends[state, default: []].append(Ending(expression: expression, words: name.map(\.lowered)))
  }

  /// The number of a word of the text. A word in capitals that is no acronym of the expressions is a word like another.
  private func number(of word: TextWord, _ stemmer: Stemmer) -> Int? {
    words.find(Self.key(of: word, stemmer)) ?? (word.isAcronym ? words.find(stemmer.stem(word.lowered)) : nil)
  }

  /// Acronyms as they are, other words by their stem; the two never meet, for stems hold no capital.
  private static func key(of word: TextWord, _ stemmer: Stemmer) -> [UInt8] {
    word.isAcronym ? Array(word.bytes) : stemmer.stem(word.lowered)
  }

  private static func beginning(of word: TextWord) -> UInt16 {
    let start = word.lowered.prefix(2)
    return UInt16(start.first ?? 0) << 8 | UInt16(start.last ?? 0)
  }

  /// Whether words on both sides of these bytes may belong together: a blank, an apostrophe or a hyphen.
  private func joins(_ gap: ArraySlice<UInt8>) -> Bool {
    Self.joints.contains { gap.elementsEqual($0) }
  }

  private static let joints: [[UInt8]] = [" ", "\n", "-", "'", "’", "\u{A0}", "\u{202F}", "\u{2011}"].map { Array($0.utf8) }

  private func isInflection(_ found: ArraySlice<TextWord>, of name: [[UInt8]]) -> Bool {
    zip(found, name).allSatisfy { Inflection.holds(between: $0.lowered, and: $1) }
  }
}

/// Whether two words of one stem differ only as plural and feminine do in French: -s, -x, -e, -al/-aux, -if/-ive.
enum Inflection {
  private static let tails = Set(
    ["", "s", "x", "e", "es", "l", "ux", "le", "les", "f", "fs", "ve", "ves"].map { Array($0.utf8) })

  static func holds(between a: [UInt8], and b: [UInt8]) -> Bool {
    var common = 0
    while common < a.count, common < b.count, a[common] == b[common] { common += 1 }
    return tails.contains(Array(a[common...])) && tails.contains(Array(b[common...]))
  }
}
