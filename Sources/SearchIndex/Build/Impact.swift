import Foundation

/// How much a term weighs on a document, as one digit: BM25F finished while building (Robertson and Zaragoza, 2009).
///
/// Five bits of saturated weight, normalised by length, and one bit for « in the title ». Over four French corpora this
/// ranked like exact frequencies and lengths.
struct Impact {
  static let inTitle: UInt8 = 32

  private static let saturation = 1.2
  private static let bodyLength = 0.7
  private static let titleLength = 0.4
  private static let title = 6.0
  private static let identifier = 8.0
  private static let heading = 2.5

  /// One factor a document: what a word of the body, and one of the title, weighs there.
  private let bodyFactor: [Double]
  private let titleFactor: [Double]
  private let weights: [Double]

  init(_ collection: GatheredRecords) {
    let documents = collection.documents
    func factor(_ length: (GatheredRecords.Document) -> Int, _ share: Double) -> [Double] {
      let total = documents.reduce(0) { $0 + Double(length($1)) }
      let average = Self.steadied(max(1, total / Double(max(1, documents.count))))
      return documents.map { 1 / (1 - share + share * Double(length($0)) / average) }
    }
    bodyFactor = factor(\.bodyLength, Self.bodyLength)
    titleFactor = factor(\.titleLength, Self.titleLength)
    // No weight may reach beyond the scale: a lifted page would be cut back to the level of the others.
    let heaviest = max(1, documents.reduce(0) { max($0, $1.weight) })
    weights = documents.map { $0.weight / heaviest }
  }

  /// An average in steps of a twelfth: the edit of one page does not change the weights of all others.
  private static func steadied(_ average: Double) -> Double { exp2((log2(average) * 8).rounded() / 8) }

  func digit(_ counts: FormCounts, document: Int) -> UInt8 {
    let isInTitle = counts.isIn(.title)
    var weight = Double(counts.body) * bodyFactor[document]
    if isInTitle { weight += Self.title * titleFactor[document] }
    if counts.isIn(.identifiers) { weight += Self.identifier }
    if counts.isIn(.headings) || counts.isIn(.description) { weight += Self.heading }
    let saturated = weight / (weight + Self.saturation) * weights[document]
    let level = UInt8(max(1, min(31, (saturated * 31).rounded())))
    return level | (isInTitle ? Self.inTitle : 0)
  }
}
