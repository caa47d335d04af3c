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
    /// Files that somebody saved since they were read: they are left as they are.
    var changed: [String] = []
  }

  /// - Throws: when a file cannot be written; it is as it was.
  func run(on workspace: Workspace, writing: Bool) throws(FileError) -> Outcome {
    var workspace = workspace
    var outcome = Outcome()
    for document in workspace.corpus.documents where isAskedFor(document.source.path) && document.markdown.isReadable {
      let fixes = mend(document.path, in: &workspace)
      guard fixes > 0, let mended = workspace.document(at: document.path)?.source.bytes else { continue }
      if writing, (try? FileSystem.disk.read("\(root)/\(document.source.path)")) != document.source.bytes {
        outcome.changed.append(document.source.path)
        continue
      }
      outcome.files += 1
      outcome.fixes += fixes
      outcome.diff += UnifiedDiff(path: document.source.path, from: document.source.bytes, to: mended).text
      if writing { try write(mended, to: document.source.path) }
    }
    return outcome
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(root)/\(path)"), options: .atomic)
    } catch {
      throw FileError(path: path, number: error.systemNumber)
    }
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
