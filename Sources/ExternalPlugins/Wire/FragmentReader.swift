import PluginKit

/// Reads what a plugin made for a page: HTML as a tree, data files, text to search.
struct FragmentReader {
  let context: DirectiveContext

  /// - Throws: `.breach` when something in it may not stand in a page.
  func fragment(_ result: JSONValue) throws(PluginFailure) -> Fragment {
    var files: [DataFile] = []
    for file in try result.list("files") { files.append(try dataFile(file)) }
    return Fragment(
      html: try html(result), files: files, searchText: result["searchText"]?.text ?? "", styles: try styles(result))
  }

  /// All of them for a plugin that does not say which it needs.
  private func styles(_ result: JSONValue) throws(PluginFailure) -> Set<PageStyle> {
    guard result["styles"] != nil else { return Set(PageStyle.allCases) }
    var styles: Set<PageStyle> = []
    for name in try result.list("styles") {
      guard let style = name.text.flatMap({ PageStyle(rawValue: $0) }) else {
        let known = PageStyle.allCases.map(\.rawValue).joined(separator: ", ")
        throw JSONValue.breach("styles", known, known)
      }
      styles.insert(style)
    }
    return styles
  }

  func html(_ result: JSONValue) throws(PluginFailure) -> HTML {
    guard case .array(let nodes)? = result["html"], !nodes.isEmpty else {
      throw JSONValue.breach("html", "une liste de nœuds", "a list of nodes")
    }
    var writer = TreeWriter { context.link(to: $0)?.href }
    for node in nodes { try writer.write(node, depth: 0) }
    return HTML(trusted: writer.bytes)
  }

  /// JSON and plain text: what no browser runs and no spreadsheet takes for a formula.
  private func dataFile(_ file: JSONValue) throws(PluginFailure) -> DataFile {
    let path = try file.requiredText("path")
    guard path.wholeMatch(of: #/donnees/[a-z0-9_-]+(/[a-z0-9_-]+)*\.(json|txt)/#) != nil else {
      throw JSONValue.breach("path", "donnees/NOM.json ou donnees/NOM.txt", "donnees/NAME.json or donnees/NAME.txt")
    }
    return DataFile(address: Address(path), bytes: Array(try file.requiredText("text").utf8))
  }
}
