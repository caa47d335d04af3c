/// Words joined by single signs, until a blank: « l’intercommunalité », « sous-traitance », « O.N.U. », « L.1115-1 ».
struct TokenGroup {
  private struct Part {
    var start: Int
    var end: Int
    /// The sign before the part; nil for the first.
    var joint: Joint?
  }

  /// The words of the group, one after the other.
  private var bytes: [UInt8] = []
  /// The words that are complete; none while the first word of a group is read.
  private var parts: [Part] = []
  private var wordStart = 0
  private var joint: Joint?

  init() {
    bytes.reserveCapacity(TokenScanner.longestWord * 2)
  }

  /// Whether the next byte begins a group.
  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ byte: UInt8) {
    if bytes.count - wordStart < TokenScanner.longestWord { bytes.append(byte) }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, lowering: UnsafeBufferPointer<UInt8>) {
    let room = TokenScanner.longestWord - (bytes.count - wordStart)
    bytes.append(contentsOf: text[range.prefix(room)].lazy.map { lowering[Int($0)] })
  }

  /// Adds a combining accent to the letter before it, where French has that letter.
  mutating func accent(with mark: Unicode.Scalar) {
    guard bytes.count > wordStart, let last = bytes.last else { return }
    let text = String(decoding: [last], as: UTF8.self) + String(mark)
    guard let trail = Accents.composed[text] else { return }
    bytes.removeLast()
    bytes += [0xC3, trail]
  }

  mutating func separate(by sign: Joint?, into sink: inout some TokenSink) {
    if sign == nil, parts.isEmpty, !bytes.isEmpty, bytes[0] < 0xD8 { return emitSingle(into: &sink) }
    if bytes.count > wordStart {
      closeWord()
      joint = sign
      if sign == nil { flush(into: &sink) }
    } else {
      if !parts.isEmpty { flush(into: &sink) }
      joint = nil
    }
  }

  /// The usual case: a word between blanks, not in Arabic.
  private mutating func emitSingle(into sink: inout some TokenSink) {
    if bytes.count == TokenScanner.longestWord { dropBrokenLetter() }
    bytes.withUnsafeBufferPointer { sink.take($0, kind: .word) }
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func finish(into sink: inout some TokenSink) {
    separate(by: nil, into: &sink)
  }

  private mutating func closeWord() {
    if bytes.count - wordStart == TokenScanner.longestWord { dropBrokenLetter() }
    let start = wordStart + ArabicArticle.length(bytes[wordStart...])
    parts.append(Part(start: start, end: bytes.count, joint: parts.isEmpty ? nil : joint))
    wordStart = bytes.count
  }

  /// The limit on length may fall inside a letter.
  private mutating func dropBrokenLetter() {
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
  }

  private mutating func flush(into sink: inout some TokenSink) {
    if parts.count == 1 {
      emit(parts[0], into: &sink)
    } else {
      emitGroup(into: &sink)
    }
    parts.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    wordStart = 0
    joint = nil
  }

  private mutating func emitGroup(into sink: inout some TokenSink) {
    var rest = parts[...]
    while let first = rest.first, rest.count > 1, rest[rest.startIndex + 1].joint == .apostrophe, isElision(first) {
      rest = rest.dropFirst()
    }
    if rest.count == 1, let only = rest.first { return emit(only, into: &sink) }
    if isAcronym(rest) { return emit(bytes: rest.flatMap { bytes[$0.start..<$0.end] }, .word, into: &sink) }
    if rest.count > 1, isLetter(rest[rest.startIndex]), rest[rest.startIndex + 1].joint == .dot {
      emit(rest.removeFirst(), into: &sink)
    }
    if rest.count > 1, isReference(rest) { emit(reference: rest, into: &sink) }
    for part in rest { emit(part, into: &sink) }
    if rest.count > 1, isCompound(rest) {
      emit(bytes: rest.flatMap { bytes[$0.start..<$0.end] }, .joined, into: &sink)
    }
  }

  // MARK: What a group is

  private func isElision(_ part: Part) -> Bool { Elisions.all.contains(Array(bytes[part.start..<part.end])) }

  private func isLetter(_ part: Part) -> Bool { part.end - part.start == 1 && !beginsWithDigit(part) }

  private func beginsWithDigit(_ part: Part) -> Bool { part.start < part.end && bytes[part.start].isDigit }

  private func isAcronym(_ rest: ArraySlice<Part>) -> Bool {
    rest.count > 1 && rest.allSatisfy(isLetter) && rest.dropFirst().allSatisfy { $0.joint == .dot }
  }

  /// Figures joined by hyphens, with letters or not, or by points, figures only.
  private func isReference(_ rest: ArraySlice<Part>) -> Bool {
    let joints = rest.dropFirst().compactMap(\.joint)
    if joints.allSatisfy({ $0 == .hyphen }) {
      return rest.contains { bytes[$0.start..<$0.end].contains(where: \.isDigit) }
    }
    return joints.allSatisfy { $0 != .apostrophe } && rest.allSatisfy(beginsWithDigit)
  }

  private func isCompound(_ rest: ArraySlice<Part>) -> Bool {
    rest.dropFirst().allSatisfy { $0.joint == .hyphen || $0.joint == .apostrophe }
      && !rest.contains { bytes[$0.start..<$0.end].contains(where: \.isDigit) }
  }

  // MARK: Giving tokens away

  /// `1.15.83` and `1-15-83` are one reference, as are `L1115-1` and `1115-1`: the letter names the part of the code.
  /// `2.1` stays a number.
  private func emit(reference rest: ArraySlice<Part>, into sink: inout some TokenSink) {
    var whole: [UInt8] = []
    let sign: UInt8 = rest.count == 2 && rest.last?.joint == .dot ? 0x2E : 0x2D
    for part in rest {
      if !whole.isEmpty { whole.append(sign) }
      whole += bytes[part.start..<part.end]
    }
    if whole.count > 2, !whole[0].isDigit, whole[1].isDigit { whole.removeFirst() }
    emit(bytes: whole, .reference(parts: rest.count), into: &sink)
  }

  private func emit(_ part: Part, into sink: inout some TokenSink) {
    bytes.withUnsafeBufferPointer { sink.take(UnsafeBufferPointer(rebasing: $0[part.start..<part.end]), kind: .word) }
  }

  private func emit(bytes whole: [UInt8], _ kind: TokenKind, into sink: inout some TokenSink) {
    whole.prefix(TokenScanner.longestWord).withUnsafeBufferPointer { sink.take($0, kind: kind) }
  }
}

extension UInt8 {
  /// An ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
