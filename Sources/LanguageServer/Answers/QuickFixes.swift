import Authoring
import PluginKit

/// The fixes of the diagnostics that touch a range, and what can be put in order there.
struct QuickFixes {
  private let place: DocumentPlace
  private let range: Range<Int>

  init(_ place: DocumentPlace, range: JSONValue?) {
    self.place = place
    let start = place.source.offset(range?["start"])
    self.range = start..<max(start, place.source.offset(range?["end"]))
  }

  var answer: JSONValue {
    let asked = place.source.sourceRange(range)
    let mending = place.workspace.diagnostics(of: place.document).filter { touches($0.place?.range, asked) }.flatMap {
      diagnostic in
      diagnostic.fixes.map { action($0, mending: diagnostic) }
    }
    let tidying = Tidying.fixes(of: place.document, in: place.corpus).filter { fix in
      fix.edits.contains { $0.range.lowerBound <= range.upperBound && $0.range.upperBound >= range.lowerBound }
    }
    return .array(mending + tidying.map { action($0, mending: nil) })
  }

  private func touches(_ range: SourceRange?, _ asked: SourceRange) -> Bool {
    guard let range else { return false }
    return range.start <= asked.end && asked.start <= range.end
  }

  private func action(_ fix: Diagnostic.Fix, mending diagnostic: Diagnostic?) -> JSONValue {
    let edits = fix.edits.map { edit in
      JSONValue.keys(["range": place.source.lspRange(edit.range), "newText": .text(edit.replacement)])
    }
    let mended = diagnostic.map { JSONValue.array([DiagnosticMessage($0, language: place.language, uris: place.uris).json]) }
    return .keys([
      "title": .text(fix.title.text(in: place.language)), "kind": .text("quickfix"), "diagnostics": mended,
      "isPreferred": mended == nil ? nil : .flag(fix.safety == .safe),
      "edit": .keys(["changes": .object([.init(key: place.uri, value: .array(edits))])]),
    ])
  }
}
