import PluginKit

/// Why an edition could not be published. The published one is as it was.
public enum PublishingError: Error, Sendable {
  case cannotWrite(FileError)
  /// A file that is published as it is went while the edition was made.
  case cannotRead(FileError)
  /// The output folder is where another file system is mounted, so nothing can take its place.
  case mountPoint(String)
  /// The output folder holds files and no manifest of Vademecum's.
  case foreignFolder(String)
  /// The output folder is one that the build reads, or in it.
  case sourceFolder(String)
  /// A file of the edition would stand outside its folder.
  case outsideFolder(Address)
  /// Two pages, or two files, claim one address.
  case sharedAddress(Address)
  /// The folder is not an edition of this tool's.
  case noManifest(String)
  /// Another build is at work in the same place; what it says of itself.
  case busy(String)

  public var french: String {
    switch self {
    case .cannotWrite(let error): "Écriture impossible : \(error.text.french). Le site en place n’a pas changé."
    case .cannotRead(let error): "Lecture impossible : \(error.text.french). Le site en place n’a pas changé."
    case .mountPoint(let path):
      "Le dossier \(path) est un point de montage : rien ne peut prendre sa place d’un coup. Publiez dans un dossier à l’intérieur : --output \(path)/site"
    case .foreignFolder(let path):
      "Le dossier \(path) contient des fichiers que Vademecum n’a pas faits : il n’est pas remplacé. Choisissez un autre dossier avec --output, ou videz celui-ci vous-même."
    case .sourceFolder(let path):
      "Le dossier \(path) est parmi ceux que la construction lit : le site publié s’y mêlerait aux sources. Choisissez-en un autre avec --output."
    case .outsideFolder(let address):
      "L’adresse « \(address) » mène hors du site : rien n’a été publié."
    case .sharedAddress(let address):
      "Deux pages ou deux fichiers ont l’adresse « \(address) » : rien n’a été publié. Renommez celui qui est à vous."
    case .noManifest(let path):
      "Le dossier \(path) n’a pas de manifeste de Vademecum (\(Manifest.address)) : ce n’est pas un site publié par lui."
    case .busy(let holder): "Une autre construction est en cours dans ce dossier (\(holder)). Attendez qu’elle finisse."
    }
  }

  public var english: String {
    switch self {
    case .cannotWrite(let error): "Cannot write: \(error.text.english). The site in place has not changed."
    case .cannotRead(let error): "Cannot read: \(error.text.english). The site in place has not changed."
    case .mountPoint(let path):
      "The folder \(path) is a mount point: nothing can take its place in one step. Publish in a folder inside it: --output \(path)/site"
    case .foreignFolder(let path):
      "The folder \(path) holds files that Vademecum did not make: it is not replaced. Choose another folder with --output, or empty it yourself."
    case .sourceFolder(let path):
      "The folder \(path) is among those that the build reads: the published site would mingle with its sources. Choose another with --output."
    case .outsideFolder(let address):
      "The address “\(address)” leads out of the site: nothing was published."
    case .sharedAddress(let address):
      "Two pages or two files have the address “\(address)”: nothing was published. Rename the one that is yours."
    case .noManifest(let path):
      "The folder \(path) has no manifest of Vademecum’s (\(Manifest.address)): it is not a site that it published."
    case .busy(let holder): "Another build is at work in this folder (\(holder)). Wait until it ends."
    }
  }
}
