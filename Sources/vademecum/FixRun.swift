import Authoring
import Diagnostics
import Edition
import Foundation
import PluginKit

/// `check --fix`: applies the safe fixes to the documents that are asked for, or shows what they would change.
struct FixRun {
  let root: String
  let isAskedFor: (_ file: String) -> Bool

  /// A fix may uncover another, as when a heading takes the place of one that skipped a level; more rounds mend nothing more.
  private static let maximumRounds = 8

  struct Outcome {
    /// What a dry run shows.
    var diff = ""
    var files = 0
    var fixes = 0
  }

  /// - Throws: the system's error when a file cannot be written.
  func run(on workspace: Workspace, writing: Bool) throws -> Outcome {
    var workspace = workspace
    var outcome = Outcome()
    for document in workspace.corpus.documents where isAskedFor(document.source.path) && document.markdown.isReadable {
      let fixes = mend(document.path, in: &workspace)
      guard fixes > 0, let mended = workspace.document(at: document.path)?.source.bytes else { continue }
      outcome.files += 1
      outcome.fixes += fixes
      outcome.diff += UnifiedDiff(path: document.source.path, from: document.source.bytes, to: mended).text
      if writing { try Data(mended).write(to: URL(fileURLWithPath: "\(root)/\(document.source.path)"), options: .atomic) }
    }
    return outcome
  }

  /// - Returns: how many fixes were applied.
  private func mend(_ path: SourcePath, in workspace: inout Workspace) -> Int {
    var count = 0
    for _ in 0..<Self.maximumRounds {
      guard let document = workspace.document(at: path) else { return count }
      let fixed = FixedText(document, diagnostics: workspace.diagnostics(of: document), in: workspace.corpus)
      guard fixed.bytes != document.source.bytes else { return count }
      count += fixed.applied.count
      workspace.replace(path, with: fixed.bytes)
    }
    return count
  }
}
