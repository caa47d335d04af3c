/// One file a facet: its label, then for each value its code, its label and its documents as runs
/// (documents passed over, then documents held less one, in digits).
struct FacetFiles {
  private(set) var files: [ScriptFile] = []
  /// Names and labels, in the order in which readers see them.
  private(set) var names: [(name: String, label: String)] = []

  init(_ collection: GatheredRecords, options: IndexBuilder.Options) {
    var values: [String: [String: Value]] = [:]
    for (number, document) in collection.documents.enumerated() {
      for facet in document.facets {
        values[facet.name, default: [:]][facet.value, default: Value(label: facet.label)].add(number)
      }
    }
    let order = options.facetOrder.filter { values[$0] != nil }
    for name in order + values.keys.filter({ !order.contains($0) }).sorted() {
      let label = options.facetLabels[name] ?? name
      names.append((name, label))
      files.append(ScriptFile(name: "f" + name, literal: Self.literal(label, values[name, default: [:]])))
    }
  }

  private struct Value {
    let label: String
    var runs: [Range<Int>] = []

    init(label: String) {
      self.label = label
    }

    mutating func add(_ document: Int) {
      if let last = runs.last, last.upperBound >= document {
        runs[runs.count - 1] = last.lowerBound..<(document + 1)
      } else {
        runs.append(document..<(document + 1))
      }
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

  private static func literal(_ label: String, _ values: [String: Value]) -> [UInt8] {
    var bytes = [UInt8(ascii: "[")]
    ScriptText.append(label.utf8, to: &bytes)
    for (code, value) in values.sorted(by: { $0.key < $1.key }) {
      for text in [Array(code.utf8), Array(value.label.utf8), value.digits] {
        bytes.append(UInt8(ascii: ","))
        ScriptText.append(text, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }
}
