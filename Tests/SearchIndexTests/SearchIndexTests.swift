import Foundation
import Testing

@testable import SearchIndex

@Suite("Words: one table for Swift and the browser")
struct WordTests {
  @Test(arguments: Samples.cases.mots)
  func tokens(_ row: [String]) {
    #expect(TokenList.tokens(of: row[0]).map(\.form).joined(separator: " ") == row[1])
  }

  @Test(arguments: Samples.cases.mots)
  func accentedTokensFoldToTheSame(_ row: [String]) {
    var counts = DocumentCounts(book: PhraseBook())
    counts.scan(row[0], as: .body)
    let folded = (0..<counts.forms.count).map { String(decoding: Fold.standard.folded(counts.forms[$0]), as: UTF8.self) }
    let wanted = Set(row[1].split(separator: " ").map(String.init))
    #expect(Set(folded.filter { !$0.contains(" ") }) == wanted)
  }

  @Test(arguments: Samples.cases.requetes)
  func queries(_ row: [String]) {
    func show(_ word: SearchQuery.Word) -> String {
      let parts = word.parts.isEmpty ? "" : "(" + word.parts.map(\.form).joined(separator: ",") + ")"
      return (word.isExcluded ? "-" : "") + word.form + parts + (word.isCapital ? "^" : "")
        + (word.quotation > 0 ? "/\(word.quotation)" : "")
    }
    #expect(SearchQuery(row[0]).words.map(show).joined(separator: " ") == row[1])
  }

  /// `utiles` of `1-mots.js` gives the same.
  @Test(arguments: [
    ("comment faire le jumelage", "jumelage"), ("le de", "le de"), ("savoir b1 b2", "savoir b1 b2"),
    ("savoir b1 b2 b3", "b1 b2 b3"), ("\"savoir b1\" b2 b3", "savoir b1 b2 b3"),
    ("a b1 b2 b3 b4 b5 b6 savoir b7 b8", "b1 b2 b3 b4 b5 b6 b7"),
    ("veux dire dit exemple merci regle savoir trouver", "veux dire dit exemple merci regle savoir"),
  ])
  func wordsThatAreSearched(_ query: String, _ words: String) {
    #expect(SearchQuery(query).usefulWords.map(\.form).joined(separator: " ") == words)
  }

  @Test func longWordsEndWithAWholeLetter() {
    for shift in 0..<3 {
      let tokens = TokenList.tokens(of: String(repeating: "a", count: shift) + String(repeating: "ك", count: 90))
      #expect(tokens.count == 1)
      #expect(tokens[0].form.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
    }
  }

  @Test func bytesThatAreNoUTF8Separate() {
    var list = TokenList()
    TokenScanner(folding: true).scan([0x61, 0xFF, 0x62, 0xC3, 0x20, 0x63, 0xE2, 0x80], into: &list)
    #expect(list.tokens.map(\.form) == ["a", "b", "c"])
  }

  @Test(arguments: Samples.cases.fautes)
  func mistakes(_ row: Samples.Mistake) {
    let mistake = TypingMistake(row.typed, for: row.known, most: 2)
    if (1...2).contains(row.distance) {
      #expect(mistake?.distance == row.distance)
      #expect(mistake?.cost == row.cost)
    } else {
      #expect(mistake == nil)
    }
  }

  @Test(arguments: [
    ("jumelage", "jumelage", 0), ("jumelafe", "jumelage", 1), ("jumelaeg", "jumelage", 1), ("jumelag", "jumelage", 1),
    ("jjumelage", "jumelage", 1), ("jumel", "jumelage", 3), ("", "a", 3), ("éa", "aé", 1),
  ])
  func distances(_ one: String, _ other: String, _ distance: Int) {
    #expect(EditDistance.between(one, other, most: 2) == distance)
  }
}

@Suite("Documents")
struct DocumentTests {
  @Test(arguments: [0, 100, 3_999, 4_001, 20_000, 500_000])
  func passagesLoseNothing(_ length: Int) {
    let line = Array("Une phrase assez longue, sans fin. ".utf8)
    let text = (0..<length).map { line[$0 % line.count] }
    let sections = [SearchSection(text: text), SearchSection(title: "Suite", level: 2, text: Array(text.prefix(999)))]
    let passages = PassageCutter.passages(sections)
    #expect(passages.count <= PassageCutter.most)
    for number in sections.indices {
      let pieces = passages.joined().filter { $0.section == number }
      #expect(pieces.flatMap { sections[number].text[$0.text] } == sections[number].text)
    }
    if length < 100_000 {
      let longest = passages.map { $0.reduce(0) { $0 + $1.text.count } }.max() ?? 0
      #expect(longest <= PassageCutter.aim * 2)
    }
  }

  @Test func brokenRecordsDoNotCrash() {
    let record = Indexer().index(Samples.documents[0])
    for length in stride(from: 0, to: record.record.count, by: 7) {
      let broken = IndexedDocument(path: "x", record: Array(record.record.prefix(length)), cards: record.cards)
      #expect(!Samples.files(of: [broken]).isEmpty)
    }
  }
}

@Suite("Files")
struct FileTests {
  @Test func orderOfDocumentsDoesNotMatter() {
    let files = Samples.build()
    for seed in 1..<5 {
      let turned = Array(Samples.documents[seed...] + Samples.documents[..<seed]).reversed()
      #expect(Samples.build(Array(turned)) == files)
    }
  }

  /// The edit of one page leaves the cuts between shards, the numbers of pages and so nearly all files as they were.
  @Test func anEditChangesFewFiles() {
    let words = (0..<4_000).map { "mot\(String($0 * 7_919 % 100_003, radix: 26))" }
    var pages = (0..<200).map { page in
      SearchDocument(
        path: "p\(page).html", title: "Page \(page)",
        sections: [
          SearchSection(text: Array((0..<60).map { words[(page * 131 + $0 * 17) % words.count] }.joined(separator: " ").utf8))
        ])
    }
    let before = Samples.build(pages)
    pages[100].sections[0].text += Array(" deux mots inconnus".utf8)
    let after = Samples.build(pages)
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    #expect(before.keys.filter { $0.hasPrefix("recherche/i/t/") }.count > 20)
    #expect(changed.count < 12, "\(changed.sorted())")
  }

  @Test func everyFileIsOneCallWithALiteral() throws {
    for bytes in Samples.build().values {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("vdm(\"") && text.hasSuffix(");\n"))
      let literal = text.dropFirst(4).dropLast(3)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data("[\(literal)]".utf8)) }
      #expect(!text.contains("\u{2028}"))
    }
  }

  @Test func smallShardsAndGroupedCardsFindTheSame() {
    var options = IndexBuilder.Options()
    options.shardSize = 120
    options.passagesPerFile = 2
    let engine = Samples.engine(Samples.build(options: options))
    let other = Samples.engine()
    for row in Samples.cases.resultats {
      guard let query = row[0], !query.hasPrefix("zz") else { continue }
      #expect(engine.search(query).results.first?.path == other.search(query).results.first?.path, "\(query)")
    }
  }

  /// Documents cut from a shard come back when the best are not enough, for exclusion and when another word narrows.
  @Test func overflowingTermsFindTheSame() {
    var options = IndexBuilder.Options()
    options.longestPostings = 2
    let files = Samples.build(options: options)
    #expect(files.keys.contains { $0.hasPrefix("recherche/i/s/") })
    let engine = Samples.engine(files)
    let other = Samples.engine()
    for row in Samples.cases.resultats {
      guard let query = row[0] else { continue }
      let found = engine.search(query).results.map(\.path)
      #expect(found.first == other.search(query).results.first?.path, "\(query)")
    }
    for query in ["projets", "communes -projets", "port jours", "le projet"] {
      #expect(engine.search(query).results.map(\.path) == other.search(query).results.map(\.path), "\(query)")
    }
    #expect(engine.search("projets").count == 3)
  }

  @Test func nothingToSearch() {
    let engine = Samples.engine(Samples.files(of: []))
    #expect(engine.search("jumelage").results.isEmpty)
  }

  @Test func longPostingsKeepTheBest() {
    let postings = (0..<100).map { Posting(document: UInt32($0), passages: 1, impact: UInt8($0 % 31 + 1)) }
    let list = PostingList(postings[...], longest: 20)
    var digits: [UInt8] = []
    list.append(overflow: 7, to: &digits)
    let entry = TermEntry(forms: ["a"], shown: [], digits: digits)
    #expect(entry.frequency == 100)
    #expect(entry.overflow == 7)
    #expect(entry.postings.count == 5)
    #expect(entry.postings.allSatisfy { $0.impact > 29 })
    var rest: [UInt8] = []
    CoarsePostings(list.rest).append(to: &rest)
    let whole = entry.completed(with: rest).postings
    #expect(whole.map(\.document) == postings.map(\.document))
    // What was cut comes back near its weight, without its passages.
    #expect(zip(whole, postings).allSatisfy { abs(Int($0.impact) - Int($1.impact)) <= 5 })
    #expect(whole.filter { $0.passages == 0 }.count == 95)
  }

  @Test func titlesAreKeptApartFromOtherWeights() {
    let postings = (0..<1_000).map { Posting(document: UInt32($0 * 3), passages: 1, impact: $0 % 10 == 0 ? 32 + 20 : 4) }
    var digits: [UInt8] = []
    CoarsePostings(postings).append(to: &digits)
    let read = CoarsePostings.postings(digits).sorted { $0.document < $1.document }
    #expect(read.map(\.impact) == postings.map(\.impact))
  }

  /// Sparse, dense, all, none, alone: the numbers come back, in little more than their entropy.
  @Test(arguments: [1, 2, 3, 7, 40, 900, 99_999])
  func listsOfNumbersComeBack(_ most: Int) {
    var state: UInt64 = 11
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    for numbers in [
      (0..<100_000).filter { _ in next() % most == 0 }, (0..<100_000).filter { _ in next() % most != 0 }, [], [0], [99_999],
    ] {
      var digits: [UInt8] = []
      RiceList(numbers).append(to: &digits)
      var reader = DigitReader(digits)
      #expect(RiceList.documents(&reader) == numbers)
      #expect(reader.isAtEnd)
      let share = Double(numbers.count) / 100_000
      let entropy = share > 0 && share < 1 ? -100_000 * (share * log2(share) + (1 - share) * log2(1 - share)) : 0
      #expect(Double(digits.count * 6) < entropy * 1.12 + 100)
    }
  }

  /// A word on one page alone, beside frequent ones, needs no more of these.
  @Test func oneRareWordLoadsNothingMore() {
    let frequent = Array("le conseil communal vote".utf8)
    let pages = (0..<60).map { number in
      SearchDocument(
        path: "p\(number).html", title: "Page",
        sections: [SearchSection(text: frequent + (number == 41 ? Array(" tramway".utf8) : []))])
    }
    var options = IndexBuilder.Options()
    options.longestPostings = 8
    let files = Samples.build(pages, options: options)
    var read: Set<String> = []
    let engine = SearchEngine { path in
      read.insert(path)
      return files[path]
    }
    #expect(engine?.search("conseil communal tramway").results.first?.path == "p41.html")
    #expect(!read.contains { $0.hasPrefix("recherche/i/s/") })
    #expect(engine?.search("conseil communal vote").results.count == 10)
    #expect(read.contains { $0.hasPrefix("recherche/i/s/") })
  }
}

@Suite("Results")
struct ResultTests {
  @Test(arguments: Samples.cases.resultats)
  func firstResult(_ row: [String?]) {
    let found = Samples.engine().search(row[0] ?? "").results.first?.path
    if let wanted = row[1] { #expect(found ?? "" == wanted) } else { #expect(found != nil) }
  }

  @Test func facetsNarrow() {
    let engine = Samples.engine()
    let found = engine.search("élus jeunes eau", facets: ["pays": ["BJ"]]).results.map(\.path)
    #expect(!found.isEmpty && found.allSatisfy { ["fiches/eau.html", "fiches/dechets.html"].contains($0) })
    #expect(engine.search("jumelage", facets: ["pays": ["ZZ"]]).results.isEmpty)
  }

  /// « With » alone among French words is part of a name; two of them make an English sentence.
  @Test(arguments: [
    ("instruction with", "with.html"), ("instruction then", "then.html"), ("who will sign with the mayor", "maire.html"),
    ("plan PAS", "pas.html"), ("plan pas africin", "africain.html"), ("ｄｇｃｔ", "pas.html"),
  ])
  func namesMadeOfStopWordsAndNearWords(_ query: String, _ wanted: String) {
    func page(_ path: String, _ title: String, _ text: String) -> SearchDocument {
      SearchDocument(path: path, title: title, sections: [SearchSection(text: Array(text.utf8))])
    }
    let pages = [
      page("aaa.html", "Instruction", "Une instruction comme une autre, sans plan."),
      page("with.html", "Instruction With", "Un bloc d’instructions."),
      page("then.html", "Instruction Then", "Un bloc d’instructions."),
      page("maire.html", "Mayor", "The mayor signs."),
      page("pas.html", "Un plan", "Le PAS est un plan, dit la ＤＧＣＴ."),
      page("africain.html", "Un plan africain", "Le plan du continent."),
      page("africa.html", "Africa", "Un plan de la revue Africa."),
    ]
    #expect(Samples.engine(Samples.build(pages)).search(query).results.first?.path == wanted)
  }

  /// The singular stands nowhere, and the stemmer keeps the -s.
  @Test(arguments: [("inconnues", "a.html"), ("inconnus", "b.html")])
  func pluralsWithoutTheirSingular(_ query: String, _ wanted: String) {
    let texts = [
      ("a.html", "Des documents inconnus."), ("b.html", "Des pièces inconnues."), ("c.html", "Le campus, non le camp."),
    ]
    let pages = texts.map { SearchDocument(path: $0.0, title: "Page", sections: [SearchSection(text: Array($0.1.utf8))]) }
    #expect(Samples.engine(Samples.build(pages)).search(query).results.map(\.path).contains(wanted))
  }

  @Test func correctionsAreTold() {
    #expect(Samples.engine().search("jumelafe").corrections.map(\.meant) == ["jumelage"])
    #expect(Samples.engine().search("jumelage").corrections.isEmpty)
  }

  /// Of the words that a mistyped one may stand for: the likeliest mistake first; a rare one when another word confirms it; those far from
  /// the word when nothing confirms the ones at hand; beside words it begins.
  @Test(arguments: [
    ("codesc", "codes", "codes.html"), ("sommaire codesc", "codecs", "codecs.html"), ("sommaire codex", nil, "codes.html"),
    ("sommaires codes", nil, "codes.html"),
    ("porfaire", "porfaite", "porfaite.html"), ("vendre porfaire", "forfaire", "forfaire.html"),
    ("systemes devan", "devuan", "devuan.html"),
  ])
  func mistypedWords(_ query: String, _ meant: String?, _ wanted: String) {
    func page(_ path: String, _ title: String, _ text: String) -> SearchDocument {
      SearchDocument(path: path, title: title, sections: [SearchSection(text: Array(text.utf8))])
    }
    let pages =
      [
        page("codes.html", "Codes", "Le sommaire des codes."), page("codecs.html", "Vidéo", "Un long sommaire, avec les codecs."),
        page("porfaite.html", "Un nom", "Ici, la porfaite."), page("forfaire.html", "Un mot", "Vendre et forfaire."),
        page("devuan.html", "Systèmes", "Devuan a un sommaire."), page("devanture.html", "Devanture", "La devanture."),
      ] + (0..<12).map { page("autre\($0).html", "Autre", "Un autre sommaire de codes.") }
    var options = IndexBuilder.Options()
    options.shardSize = 60
    let found = Samples.engine(Samples.build(pages, options: options)).search(query)
    #expect(found.results.first?.path == wanted)
    #expect(found.corrections.map(\.meant) == (meant.map { [$0] } ?? []))
  }

  @Test func longPagesQuoteTheRightPassage() {
    let result = Samples.engine().search("tramway municipal").results.first
    #expect(result?.headings.first?.anchor == "s2")
    #expect(result?.excerpt.contains("tramway") ?? false)
  }

  @Test(arguments: [
    String(repeating: "a", count: 10_000), String(repeating: "a ", count: 5_000), String(repeating: "\"-", count: 500),
    "\u{0}\u{1}\u{7F}", "__proto__ constructor hasOwnProperty", "<img src=x onerror=alert(1)>", "(.*)+$ [a-z", "\u{202E}\u{200F}",
    "😀👩‍👩‍👧", "-", "\"", "«»", "'", "%E0%A4%A", "🇲🇦 -🇲🇦", "ـــ", "\u{301}\u{301}",
  ])
  func hostileQueriesHarmNothing(_ query: String) {
    #expect(Samples.engine().search(query, isTyping: true).results.count <= 10)
  }

  /// Known items: each page by its title, without accents, cut, mistyped.
  @Test func everyPageIsFoundByItsTitle() {
    let engine = Samples.engine()
    var (first, ten, asked) = (0, 0, 0)
    for document in Samples.documents where document.language == .french {
      let words = PhraseBook.contentWords(document.title).map { String(decoding: $0, as: UTF8.self) }
      let title = words.joined(separator: " ")
      let longest = words.max { $0.count < $1.count } ?? ""
      let mistyped = title.replacingOccurrences(of: longest, with: String(longest.dropLast(2)) + "q" + String(longest.suffix(1)))
      for query in [title, String(title.dropLast()), "que dit-on de " + title + " ?", longest.count > 5 ? mistyped : title] {
        let found = engine.search(query).results.map(\.path)
        asked += 1
        if found.first == document.path { first += 1 }
        if found.contains(document.path) { ten += 1 }
      }
    }
    #expect(ten == asked)
    #expect(Double(first) >= 0.97 * Double(asked), "\(first) of \(asked)")
  }
}
