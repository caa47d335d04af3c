import CLinux
import ExternalPlugins
import Foundation
import PluginKit

/// The conformance kit on the plugin of a folder, with everything granted that it asks.
public struct PluginTrial: Sendable {
  /// Nil when its `plugin.yml` cannot be read: the diagnostics say why.
  public let findings: [Conformance.Finding]?
  public let diagnostics: [Diagnostic]

  public init(folder: String, date: PartialDate, files: FileSystem = .disk) {
    var (description, problems): (PluginDescription?, [Diagnostic]) = (nil, [])
    let file = folder.hasSuffix("/") ? "\(folder)plugin.yml" : "\(folder)/plugin.yml"
    do {
      (description, problems) = PluginDescription.read(SourceText(path: file, bytes: try files.read(file)))
    } catch {
      problems = [.unreadable(file, error)]
    }
    let environment = ProcessInfo.processInfo.environment
    let grant = description.flatMap { Grant.decide($0, .granting($0.needs, to: $0.name)) { environment[$0] }.0 }
    let path = URL(fileURLWithPath: folder).standardizedFileURL.path
    diagnostics = problems
    if let description, let grant {
      findings = Conformance.run(description, grant: grant, folder: path, date: date)
    } else {
      findings = nil
    }
  }

  /// Whether the kernel keeps plugins from writing outside their temporary folder.
  public var keepsFiles: Bool { linux_has_landlock() != 0 }
}

extension PluginEntry {
  fileprivate static func granting(_ needs: PluginNeeds, to name: String) -> PluginEntry {
    var entry = PluginEntry(name: name, place: Place(file: "plugin.yml"))
    entry.environment = needs.environment
    entry.mayUseNetwork = needs.network
    (entry.seconds, entry.megabytes) = (needs.seconds, needs.megabytes)
    return entry
  }
}
