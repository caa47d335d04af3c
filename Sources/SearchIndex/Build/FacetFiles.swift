import ByteRecords

/// One file a facet: its label, then for each value its code, its label and its documents as runs
/// (documents passed over, then documents held less one, in digits).
struct FacetFiles {
  /// Names and labels, in the order in which readers see them.
  let names: [(name: String, label: String)]
  private let values: [String: [String: Value]]

  init(_ collection: GatheredRecords, options: IndexBuilder.Options) {
    var runs = [DocumentRuns](repeating: DocumentRuns(), count: collection.knownFacets.count)
    // In the order of the documents: of the labels of a value, that of its first document counts.
    var found: [Int] = []
    for (number, document) in collection.documents.enumerated() {
      for facet in document.facets.map(Int.init) {
        if runs[facet].isEmpty { found.append(facet) }
        runs[facet].add(number)
      }
    }
    var values: [String: [String: Value]] = [:]
    for facet in found {
      collection.knownFacets[facet].withUnsafeBufferPointer { bytes in
        var reader = RecordReader(bytes)
        let (name, code, label) = (reader.text(), reader.text(), reader.text())
        values[name, default: [:]][code, default: Value(label: label)].runs.merge(runs[facet])
      }
    }
    self.values = values
    let order = options.facetOrder.filter { values[$0] != nil }
    names = (order + values.keys.filter { !order.contains($0) }.sorted()).map { ($0, options.facetLabels[$0] ?? $0) }
  }

  func write(to output: IndexOutput) {
    for (name, label) in names {
      output.write("f" + name) { Self.append(label, values[name, default: [:]], to: &$0) }
    }
  }

  private struct Value {
    let label: String
    var runs = DocumentRuns()
  }

  private static func append(_ label: String, _ values: [String: Value], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    ScriptText.append(label.utf8, to: &bytes)
    for (code, value) in values.sorted(by: { $0.key < $1.key }) {
      for text in [Array(code.utf8), Array(value.label.utf8), value.runs.digits] {
        bytes.append(UInt8(ascii: ","))
        ScriptText.append(text, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

/// Documents in order, as runs of neighbours.
struct DocumentRuns {
  private var runs: [Range<Int>] = []

  var isEmpty: Bool { runs.isEmpty }

  mutating func add(_ document: Int) {
    if let last = runs.last, last.upperBound >= document {
      runs[runs.count - 1] = last.lowerBound..<(document + 1)
    } else {
      runs.append(document..<(document + 1))
    }
  }

  /// A value may bear one label in one document and another in the next.
  mutating func merge(_ other: DocumentRuns) {
    if isEmpty { return runs = other.runs }
    let all = Set(runs.joined()).union(other.runs.joined()).sorted()
    runs = []
    for document in all { add(document) }
  }

  var digits: [UInt8] {
    var bytes: [UInt8] = []
    var end = 0
    for run in runs {
      Digits.append(run.lowerBound - end, to: &bytes)
      Digits.append(run.count - 1, to: &bytes)
      end = run.upperBound
    }
    return bytes
  }
}
