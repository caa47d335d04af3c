import Diagnostics

/// The vocabulary with its postings, cut into shards that a query loads one a word.
///
/// A shard is a string of entries: `FORMS[=SHOWN]:POSTINGS;`. Forms are parted by commas, each with the number of letters it
/// shares with the one before. Shards are cut by stem; an entry stands again in the shard where the letters of one of
/// its forms lead, so that the reader needs the letters of a word only and never its stem. What is cut from the longest lists
/// goes to overflow files, which a reader loads only when the best documents are not enough.
struct TermShards {
  private(set) var files: [ScriptFile] = []
  /// The least text that leads to each shard.
  private(set) var starts: [[UInt8]] = []

  private struct Entry {
    var stem: [UInt8]
    var forms: [[UInt8]]
    var tail: [UInt8]
    var size: Int { tail.count + forms.reduce(8) { $0 + $1.count / 3 + 2 } }
  }

  init(_ vocabulary: Vocabulary, _ postings: [[Posting]], options: IndexBuilder.Options) {
    let lists = postings.concurrentMap { PostingList($0, longest: options.longestPostings) }
    let cut = lists.indices.filter { !lists[$0].rest.isEmpty }
    let overflow = Dictionary(uniqueKeysWithValues: zip(cut, cut.indices))
    let entries = Array(lists.indices)
      .concurrentMap { Self.entry(vocabulary, lists[$0], term: $0, overflow: overflow[$0]) }
      .sorted { $0.stem.lexicographicallyPrecedes($1.stem) }
    let total = entries.reduce(0) { $0 + $1.size }
    let groups = Self.cut(entries, size: max(options.shardSize, total / 1000))
    starts = groups.map { Self.start(entries, $0.lowerBound) }
    let leads = ShardStarts(starts)
    var contents = groups.map { entries[$0].map(\.self) }
    for (home, group) in groups.enumerated() {
      for entry in entries[group] {
        for shard in Self.shards(leading: entry.forms, leads) where shard != home { contents[shard].append(entry) }
      }
    }
    Self.placeExpressions(entries, leads, &contents)
    files = contents.concurrentMap(Self.literal).enumerated().map { ScriptFile(name: "t\($0.offset)", literal: $0.element) }
    files += cut.enumerated().map { lists[$0.element].overflowFile($0.offset) }
  }

  private static func entry(_ vocabulary: Vocabulary, _ postings: PostingList, term: Int, overflow: Int?) -> Entry {
    var tail: [UInt8] = []
    let shown = vocabulary.alsoShown[term, default: []]
    if !shown.isEmpty { tail += [UInt8(ascii: "=")] + shown.joined(separator: [UInt8(ascii: ",")]) }
    tail.append(UInt8(ascii: ":"))
    postings.append(overflow: overflow, to: &tail)
    tail.append(UInt8(ascii: ";"))
    return Entry(stem: Array(vocabulary.stems[term]), forms: vocabulary.formsOfTerm[term], tail: tail)
  }

  /// Cuts near `size`, rather where no form crosses the cut.
  private static func cut(_ entries: [Entry], size: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var first = 0
    var filled = 0
    var last: [UInt8] = []
    for (index, entry) in entries.enumerated() {
      let isClean = last.lexicographicallyPrecedes(entry.stem)
      if index > first, filled > (isClean ? size * 3 / 4 : size * 3 / 2) || filled + entry.size > size * 2 {
        result.append(first..<index)
        (first, filled) = (index, 0)
      }
      filled += entry.size
      if let longest = entry.forms.last, last.lexicographicallyPrecedes(longest) { last = longest }
    }
    if first < entries.count { result.append(first..<entries.count) }
    return result
  }

  /// The shortest beginning of the first stem that lies after the last stem of the shard before.
  private static func start(_ entries: [Entry], _ first: Int) -> [UInt8] {
    guard first > 0 else { return [] }
    let (before, stem) = (entries[first - 1].stem, entries[first].stem)
    var length = zip(before, stem).prefix { $0 == $1 }.count + 1
    while length < stem.count, stem[length] & 0xC0 == 0x80 { length += 1 }
    return Array(stem.prefix(length))
  }

  private static func shards(leading forms: [[UInt8]], _ leads: ShardStarts) -> Set<Int> {
    Set(forms.map { leads.shard(of: $0) })
  }

  /// Expressions stand in the shards to which any form of their first word leads.
  private static func placeExpressions(_ entries: [Entry], _ leads: ShardStarts, _ contents: inout [[Entry]]) {
    let expressions = entries.filter { $0.stem.contains(0x20) && !$0.stem.starts(with: ArticleReference.term([])) }
    let byWord = Dictionary(grouping: expressions) { Array($0.stem.prefix { $0 != 0x20 }) }
    guard !byWord.isEmpty else { return }
    for entry in entries {
      for form in entry.forms {
        guard let found = byWord[Crude.form(form)] else { continue }
        let shard = leads.shard(of: form)
        for expression in found where !contents[shard].contains(where: { $0.stem == expression.stem }) {
          contents[shard].append(expression)
        }
      }
    }
  }

  private static func literal(_ entries: [Entry]) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    var last: [UInt8] = []
    for entry in entries {
      for (index, form) in entry.forms.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        FrontCoding.append(form, after: last, to: &bytes)
        last = form
      }
      bytes += entry.tail
    }
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }
}

/// Finds the shard to which the letters of a word lead: the last whose start is not after it.
struct ShardStarts {
  private let starts: [[UInt8]]

  init(_ starts: [[UInt8]]) {
    self.starts = starts
  }

  func shard(of form: [UInt8]) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if form.lexicographicallyPrecedes(starts[middle]) { high = middle } else { low = middle }
    }
    return low
  }
}

/// A word after another: the number of UTF-16 units they share, as one digit, then the rest.
enum FrontCoding {
  static func append(_ form: [UInt8], after last: [UInt8], to bytes: inout [UInt8]) {
    let (units, length) = shared(form, last)
    Digits.append(digit: units, to: &bytes)
    bytes += form[length...]
  }

  /// Units and bytes; forms hold no scalar beyond the basic plane, so that each scalar is one unit.
  private static func shared(_ form: [UInt8], _ last: [UInt8]) -> (units: Int, bytes: Int) {
    var common = zip(form, last).prefix { $0 == $1 }.count
    while common > 0, common < form.count, form[common] & 0xC0 == 0x80 { common -= 1 }
    var units = 0
    var length = 0
    while length < common, units < 63 {
      length += form[length] < 0x80 ? 1 : form[length] < 0xE0 ? 2 : 3
      units += 1
    }
    return (units, length)
  }
}
