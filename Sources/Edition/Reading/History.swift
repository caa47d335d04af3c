import Foundation
import PluginKit

/// When documents changed, from the history that git keeps; read once for all of them.
///
/// A date is that of the author of the change. Today is never one: what is not yet kept, or not known, has no date.
struct History: Sendable {
  /// The days on which each document changed, the latest first.
  private(set) var days: [SourcePath: [PartialDate]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  private static let commitSign = "@"

  /// - Parameter root: the folder that holds `content/`; it need not be that of the repository.
  init(root: String, git: Git) {
    guard let answer = git.run(["rev-parse", "--is-shallow-repository"], root) else {
      diagnostics = Self.isKept(root) ? [Self.refused] : []
      return
    }
    guard String(decoding: answer, as: UTF8.self).hasPrefix("false") else {
      diagnostics = [Self.shallow]
      return
    }
    let arguments = ["log", "--no-merges", "--format=\(Self.commitSign)%as", "--name-only", "--relative", "--", "content"]
    guard let log = git.run(arguments, root) else {
      diagnostics = [Self.refused]
      return
    }
    read(String(decoding: log, as: UTF8.self))
  }

  /// Whether a folder, or one that holds it, is a repository, whatever git says of it.
  private static func isKept(_ root: String) -> Bool {
    var folder = URL(fileURLWithPath: root).standardizedFileURL
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) {
      guard folder.path != "/" else { return false }
      folder.deleteLastPathComponent()
    }
    return true
  }

  subscript(document: Document) -> [PartialDate] { days[document.path] ?? [] }

  /// What the dates of all pages depend on: the last change that is kept; empty without a history.
  static func identity(root: String, git: Git) -> String {
    String(decoding: git.run(["rev-parse", "HEAD"], root) ?? [], as: UTF8.self).filter { !$0.isNewline }
  }

  /// Lines with a date, each followed by the files of its change.
  private mutating func read(_ log: String) {
    var date: PartialDate?
    for line in log.split(separator: "\n") {
      if line.hasPrefix(Self.commitSign) {
        date = PartialDate(String(line.dropFirst(Self.commitSign.count)))
      } else if let date, line.hasPrefix("content/"), line.hasSuffix(".md") {
        let path = SourcePath(String(line.dropFirst("content/".count)))
        if days[path]?.last != date { days[path, default: []].append(date) }
      }
    }
  }

  private static let refused = withoutDates(
    fr: "git ne donne pas l’histoire de ce dossier",
    en: "git does not give the history of this folder",
    wayOut: Localized(
      fr:
        "« git log -1 » dit pourquoi. Quand le dossier est à un autre compte, comme en intégration continue : git config --global --add safe.directory suivi du chemin.",
      en:
        "“git log -1” tells why. When the folder is another account’s, as in continuous integration: git config --global --add safe.directory followed by its path."
    ))
  private static let shallow = withoutDates(
    fr: "la copie du dépôt n’a pas toute son histoire",
    en: "the copy of the repository has not its whole history",
    wayOut: Localized(
      fr: "Demandez l’histoire entière : git fetch --unshallow, ou en intégration continue une copie complète (fetch-depth: 0).",
      en: "Ask for the whole history: git fetch --unshallow, or in continuous integration a full copy (fetch-depth: 0)."))

  private static func withoutDates(fr: String, en: String, wayOut: Localized) -> Diagnostic {
    Diagnostic(
      "FIC-006", .info, at: Place(file: "content"),
      Localized(
        fr: "\(fr) : les pages ne disent pas quand elles ont changé", en: "\(en): pages do not say when they changed"),
      explanation: wayOut)
  }
}
