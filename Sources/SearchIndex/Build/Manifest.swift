/// What the client knows before its first request.
struct Manifest {
  let version: String
  let documents: Int
  let grouping: CardGrouping
  let terms: [[UInt8]]
  let reversed: [[UInt8]]
  let facets: [(name: String, label: String)]

  /// `["version",documents,[pages,passages],"starts of term shards","starts of reversed shards",["name","label",…]]`
  var literal: [UInt8] {
    var bytes: [UInt8] = Array("[\"\(version)\",\(documents),[\(grouping.pages),\(grouping.passages)],".utf8)
    for starts in [terms, reversed] {
      ScriptText.append(starts.joined(separator: [UInt8(ascii: ",")]), to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(UInt8(ascii: "["))
    for (index, text) in facets.flatMap({ [$0.name, $0.label] }).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      ScriptText.append(text.utf8, to: &bytes)
    }
    return bytes + Array("]]".utf8)
  }
}
