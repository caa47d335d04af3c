import ExternalPlugins
import Foundation
import PluginKit

/// Turns the names under `plugins:` of `site.yml` into plugins: those that come with the tool, then those of the folder `plugins/` that
/// have a `plugin.yml`.
struct PluginReader {
  let root: String
  let files: FileSystem
  /// Folders of `plugins/` that have a `plugin.yml`.
  private let externalNames: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(root: String, files: FileSystem) {
    self.root = root
    self.files = files
    externalNames = ((try? files.list("\(root)/plugins")) ?? []).map(\.name).filter {
      (try? files.list("\(root)/plugins/\($0)"))?.contains { $0.name == "plugin.yml" } ?? false
    }
  }

  /// The names that can stand in `site.yml`.
  var knownNames: [String] { BuiltInPlugins.all.map(\.name) + externalNames }

  mutating func read(_ entries: [PluginEntry]) -> [any Plugin] {
    let builtIn = BuiltInPlugins.all.filter { plugin in entries.contains { $0.name == plugin.name } }
    let others = entries.filter { entry in !BuiltInPlugins.all.contains { $0.name == entry.name } }
    return builtIn + others.compactMap { external($0) }
  }

  private mutating func external(_ entry: PluginEntry) -> (any Plugin)? {
    guard externalNames.contains(entry.name) else {
      diagnostics.append(unknown(entry))
      return nil
    }
    let folder = "plugins/\(entry.name)"
    let tree = FileTree(folder, under: root, files: files)
    diagnostics += tree.diagnostics
    guard let description = description("\(folder)/plugin.yml") else { return nil }
    let environment = ProcessInfo.processInfo.environment
    let (grant, refusals) = Grant.decide(description, entry) { environment[$0] }
    diagnostics += refusals
    guard let grant else { return RefusedPlugin(description) }
    let setting = PluginSetting(
      folder: URL(fileURLWithPath: "\(root)/\(folder)").standardizedFileURL.path, file: "\(folder)/plugin.yml",
      digest: digest(of: tree.paths.map { "\(root)/\(folder)/\($0)" } + description.files),
      cache: "\(root)/.vademecum/extensions/\(entry.name)")
    return ExternalPlugin(description, grant: grant, in: setting)
  }

  private mutating func description(_ path: String) -> PluginDescription? {
    do {
      let (description, problems) = PluginDescription.read(SourceText(path: path, bytes: try files.read("\(root)/\(path)")))
      diagnostics += problems
      return description
    } catch {
      diagnostics.append(.unreadable(path, error))
      return nil
    }
  }

  /// Of all files that a plugin is made of or reads. One that is missing is said when the plugin starts.
  private func digest(of paths: [String]) -> Digest {
    let digests = paths.sorted().map { path in Array(path.utf8) + ((try? files.read(path)).map { Digest(of: $0).bytes } ?? []) }
    return Digest(of: Array(digests.joined()))
  }

  private func unknown(_ entry: PluginEntry) -> Diagnostic {
    let known = knownNames
    return Diagnostic(
      "EXT-001", .error, at: entry.place,
      Localized(
        fr: "il n’y a pas d’extension « \(entry.name) »",
        en: "there is no plugin “\(entry.name)”"
      ).suggesting(entry.name, among: known),
      explanation: Localized(
        fr: "Extensions connues : \(known.joined(separator: ", ")).", en: "Known plugins: \(known.joined(separator: ", "))."))
  }
}
