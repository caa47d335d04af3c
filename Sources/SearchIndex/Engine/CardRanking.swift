/// What the text of a result adds to its score: a title that the query holds whole, exact forms, words side by side, the
/// reader's language.
struct CardRanking {
  private let words: [ResolvedWord]
  private let language: SearchLanguage
  private var numberOfForm: [String: Int] = [:]
  private var numberOfCrude: [String: Int] = [:]
  /// What the words mean themselves, without their endings.
  private let meant: Set<String>

  /// - Parameter language: that of the reader's page.
  init(_ words: [ResolvedWord], expressions: [ResolvedExpression], language: SearchLanguage) {
    self.words = words
    self.language = language
    meant = Set(words.flatMap(\.meant).map(Self.crude))
    for (number, word) in words.enumerated() {
      for match in word.matches {
        for form in match.entry.forms where numberOfForm[form] == nil { numberOfForm[form] = number }
        show(match.entry.shown, number)
      }
    }
    for expression in expressions { show(expression.entry.shown, expression.words.lowerBound) }
  }

  private mutating func show(_ shown: [String], _ number: Int) {
    for word in shown where numberOfCrude[Self.crude(word)] == nil { numberOfCrude[Self.crude(word)] = number }
  }

  static func crude(_ form: String) -> String { String(decoding: Crude.form(Array(form.utf8)), as: UTF8.self) }

  /// The word of the query that a form answers.
  func number(of form: String) -> Int? { numberOfForm[form] ?? numberOfCrude[Self.crude(form)] }

  /// Whether a word of a text counts: no stop word, or one that is searched.
  private func isMeaningful(_ form: String) -> Bool { !StopWords.all.contains(form) || numberOfForm[form] != nil }

  /// 1 or more.
  func factor(_ card: CardContent) -> Double {
    let title = TokenList.words(of: card.title).filter(isMeaningful)
    let description = TokenList.words(of: card.description)
    var forms = Set(title).union(TokenList.tokens(of: card.description).map(\.form))
    var near = max(proximity(title), proximity(description))
    for part in card.parts {
      let words = TokenList.words(of: part.heading + " . " + part.text)
      forms.formUnion(words)
      near = max(near, proximity(words))
    }
    let exact = words.filter { !$0.meant.isDisjoint(with: forms) }.count
    let part = words.isEmpty ? 0 : Double(exact) / Double(words.count)
    let own = card.language == language.rawValue ? 1.2 : 1
    return factor(title: title) * (1 + 0.25 * part) * (1 + 0.2 * near) * own
  }

  /// More for a title that stands whole in the query, the more of the query it is; and for one that begins with the query; less when a
  /// word of it only has the stem of the one typed: « Santa » is not « santé ».
  /// Words of synonyms do not count: they come from expressions of which the title may hold one word.
  private func factor(title: [String]) -> Double {
    let subject = Set(words.indices.filter { !words[$0].isWeak })
    if title.isEmpty || subject.isEmpty { return 1 }
    let answered = title.map { numberOfForm[$0] }
    let isWhole = !answered.contains(nil)
    let begins = Set(answered.prefix(subject.count)) == Set(subject.map(Optional.init))
    if !isWhole && !begins { return 1 }
    let near = title.prefix(isWhole ? title.count : subject.count).allSatisfy { meant.contains(Self.crude($0)) }
    if !isWhole { return near ? 1.3 : 1.1 }
    return 1 + (near ? 0.5 : 0.2) * Double(subject.filter { answered.contains($0) }.count) / Double(subject.count)
  }

  /// From 0, words far apart, to 1, all words of the query in a row. Stop words take no place.
  private func proximity(_ text: [String]) -> Double {
    guard words.count > 1 else { return 0 }
    var last = [Int?](repeating: nil, count: words.count)
    var (place, best) = (0, 0.0)
    for form in text where isMeaningful(form) {
      place += 1
      guard let number = number(of: form) else { continue }
      last[number] = place
      let places = last.compactMap(\.self).sorted(by: >)
      for held in places.indices.dropFirst() {
        let span = Double(places[0] - places[held])
        best = max(best, Double(held) / Double(words.count - 1) * (Double(held) / span))
      }
    }
    return best
  }

  /// Whether each quotation stands somewhere in the card, word for word.
  static func holds(_ quotations: [[String]], in card: CardContent) -> Bool {
    let texts = ([card.title, card.description] + card.parts.flatMap { [$0.heading, $0.text] }).map(TokenList.words)
    return quotations.allSatisfy { quotation in
      quotation.isEmpty || texts.contains { $0.contains(run: quotation) }
    }
  }
}

extension [String] {
  fileprivate func contains(run: [String]) -> Bool {
    guard count >= run.count else { return false }
    return (0...(count - run.count)).contains { start in
      run.indices.allSatisfy { self[start + $0] == run[$0] }
    }
  }
}
