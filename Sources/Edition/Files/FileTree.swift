import Diagnostics

/// All files under a folder, by their path from it. Symbolic links are not followed: each is reported, so that no file outside the root
/// enters the edition unseen.
struct FileTree {
  private(set) var paths: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let files: FileSystem
  private let root: String
  /// The folder from the root of the site, for the places of diagnostics.
  private let folder: String

  /// Deeper folders are refused.
  private static let maximumDepth = 24

  /// - Parameters:
  ///   - root: path of the root of the site.
  ///   - folder: from the root of the site: `content`.
  init(_ folder: String, under root: String, files: FileSystem) {
    self.files = files
    self.root = root
    self.folder = folder
    visit("", depth: 0)
  }

  private mutating func visit(_ path: String, depth: Int) {
    guard depth <= Self.maximumDepth else {
      return report(path, "FIC-003", fr: "ce dossier est trop profond", en: "this folder is too deep")
    }
    do {
      for entry in try files.list("\(root)/\(folder)/\(path)") where !entry.name.hasPrefix(".") {
        let entryPath = path.isEmpty ? entry.name : path + "/" + entry.name
        switch entry.kind {
        case .file: paths.append(entryPath)
        case .folder: visit(entryPath, depth: depth + 1)
        case .symbolicLink:
          report(
            entryPath, "FIC-002", fr: "ce lien symbolique n’est pas suivi : copiez le fichier à sa place",
            en: "this symbolic link is not followed: copy the file in its place")
        case .other:
          report(entryPath, "FIC-002", fr: "ce n’est pas un fichier ordinaire", en: "this is not a regular file")
        }
      }
    } catch {
      report(path, "FIC-001", fr: "dossier illisible (\(error.reason.french))", en: "unreadable folder (\(error.reason.english))")
    }
  }

  private mutating func report(_ path: String, _ code: String, fr: String, en: String) {
    let file = path.isEmpty ? folder : "\(folder)/\(path)"
    diagnostics.append(Diagnostic(code, .error, at: Place(file: file), Localized(fr: fr, en: en)))
  }
}
