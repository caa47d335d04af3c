import Foundation

/// How much terms weigh on a document, each as one digit: BM25F finished while building (Robertson and Zaragoza, 2009).
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

  /// What documents are measured by: the words of all together, and the heaviest.
  struct Scale {
    var documents: Int
    var bodyWords: Int
    var titleWords: Int
    /// In thousandths.
    var heaviest: Int

    init(_ collection: GatheredRecords) {
      documents = collection.documents.count
      bodyWords = collection.documents.reduce(0) { $0 + $1.head.bodyLength }
      titleWords = collection.documents.reduce(0) { $0 + $1.head.titleLength }
      heaviest = collection.documents.reduce(0) { max($0, $1.head.weight) }
    }

    /// Whether all other documents weigh the same on another scale.
    func weighs(like other: Scale) -> Bool {
      body == other.body && title == other.title && documents == other.documents && heaviest == other.heaviest
    }

    fileprivate var body: Double { steadied(bodyWords) }
    fileprivate var title: Double { steadied(titleWords) }
    // No weight may reach beyond the scale: a lifted page would be cut back to the level of the others.
    fileprivate var top: Double { max(1, Double(heaviest) / 1000) }

    /// An average in steps of a twelfth: the edit of one page does not change the weights of all others.
    private func steadied(_ words: Int) -> Double {
      exp2((log2(max(1, Double(words) / Double(max(1, documents)))) * 8).rounded() / 8)
    }
  }

  /// What a word of the body, and one of the title, weighs on a document.
  private let bodyFactor: Double
  private let titleFactor: Double
  private let weight: Double

  init(_ document: RecordHead, on scale: Scale) {
    func factor(_ length: Int, _ average: Double, _ share: Double) -> Double {
      1 / (1 - share + share * Double(length) / average)
    }
    bodyFactor = factor(document.bodyLength, scale.body, Self.bodyLength)
    titleFactor = factor(document.titleLength, scale.title, Self.titleLength)
    weight = Double(document.weight) / 1000 / scale.top
  }

  func digit(_ counts: FormCounts) -> UInt8 {
    let isInTitle = counts.isIn(.title)
    var weight = Double(counts.body) * bodyFactor
    if isInTitle { weight += Self.title * titleFactor }
    if counts.isIn(.identifiers) { weight += Self.identifier }
    if counts.isIn(.headings) || counts.isIn(.description) { weight += Self.heading }
    let saturated = weight / (weight + Self.saturation) * self.weight
    let level = UInt8(max(1, min(31, (saturated * 31).rounded())))
    return level | (isInTitle ? Self.inTitle : 0)
  }
}
