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
    func average(_ field: SearchField) -> Double {
      max(1, documents.reduce(0) { $0 + Double($1.lengths[field.rawValue]) } / Double(max(1, documents.count)))
    }
    func factor(_ field: SearchField, _ share: Double) -> [Double] {
      let average = average(field)
      return documents.map { 1 / (1 - share + share * Double($0.lengths[field.rawValue]) / average) }
    }
    bodyFactor = factor(.body, Self.bodyLength)
    titleFactor = factor(.title, Self.titleLength)
    // No weight may reach beyond the scale: a lifted page would be cut back to the level of the others.
    let heaviest = max(1, documents.reduce(0) { max($0, $1.weight) })
    weights = documents.map { $0.weight / heaviest }
  }

  func digit(_ counts: FormCounts, document: Int) -> UInt8 {
    var weight = Double(counts.body) * bodyFactor[document]
    if counts.title > 0 { weight += Self.title * titleFactor[document] }
    if counts.identifiers > 0 { weight += Self.identifier }
    if counts.headings > 0 || counts.description > 0 { weight += Self.heading }
    let saturated = weight / (weight + Self.saturation) * weights[document]
    let level = UInt8(max(1, min(31, (saturated * 31).rounded())))
    return level | (counts.title > 0 ? Self.inTitle : 0)
  }
}
