import Testing

@testable import CaseTemplate

@Suite struct OriginalsTests {
  /// However many copies there are, each is held against the first text alone.
  @Test func copiesAreHeldAgainstTheirOriginal() {
    let texts = [words(0..<400)] + (0..<50).map { words(0..<400) + " copie\($0)" } + [words(400..<800)]
    var originals = Originals(texts.map { Shingles(Array($0.utf8)[...]) })
    let twins = texts.indices.map { originals.twin(of: $0, above: 0.8)?.index }
    #expect(twins == [nil] + Array(repeating: 0, count: 50) + [nil])
  }

  @Test func theNearestOriginalIsNamed() {
    let texts = [words(0..<400), words(0..<330) + words(900..<970), words(0..<398)]
    var originals = Originals(texts.map { Shingles(Array($0.utf8)[...]) })
    #expect(texts.indices.map { originals.twin(of: $0, above: 0.8)?.index } == [nil, nil, 0])
  }

  private func words(_ numbers: Range<Int>) -> String { numbers.map { "mot\($0) " }.joined() }
}
