import Diagnostics

/// The CSV files directly in a folder, one a table: `accords.csv`, or `ACCORDS.CSV`, holds the table `accords`.
public struct CSVFolder: RegistrySource {
  public let name: String
  /// Relative to the root of the site.
  public let folder: String
  /// The date of the data, `AAAA-MM-JJ`, as declared or as the history of the files tells.
  public let date: String?
  private let files: RegistryFiles

  public init(name: String, folder: String, date: String? = nil, files: RegistryFiles) {
    self.name = name
    self.folder = folder
    self.date = date
    self.files = files
  }

  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    let names: [String]
    do {
      names = try files.list(folder).filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw SourceFailure(
        at: Place(file: folder),
        Localized(
          fr: "le dossier « \(folder) » est introuvable ou illisible", en: "the folder “\(folder)” is missing or unreadable"))
    }
    var tables: [RawTable] = []
    var diagnostics: [Diagnostic] = []
    var incomplete: Set<String> = []
    for file in names {
      guard file.lowercased().hasSuffix(".csv") else {
        if let ignored = Self.ignored(file, in: folder) { diagnostics.append(ignored) }
        continue
      }
      let table = file.dropLast(".csv".count).lowercased()
      let (rows, problems) = try read(table, from: folder + "/" + file)
      if let rows { tables.append(rows) }
      if problems.hasErrors { incomplete.insert(table) }
      diagnostics += problems
    }
    return SourceAnswer(tables: tables, diagnostics: diagnostics, incomplete: incomplete)
  }

  /// A table that was saved in another form than the one that is read.
  private static func ignored(_ file: String, in folder: String) -> Diagnostic? {
    guard let form = file.lowercased().split(separator: ".").last, ["xlsx", "xls", "ods", "tsv"].contains(form) else {
      return nil
    }
    return Diagnostic(
      "REG-110", .warning, at: Place(file: folder + "/" + file),
      Localized(fr: "ce fichier n’est pas lu : une table est en CSV", en: "this file is not read: a table is in CSV"),
      explanation: Localized(
        fr: "Dans le tableur, « Enregistrer sous », « CSV UTF-8 » ; ou rangez ce fichier ailleurs.",
        en: "In the spreadsheet, “Save as”, “CSV UTF-8”; or put this file elsewhere."))
  }

  private func read(_ table: String, from path: String) throws(SourceFailure) -> (RawTable?, [Diagnostic]) {
    let read: [UInt8]?
    do {
      read = try files.read(path, CSVParser.maximumFileLength)
    } catch {
      throw SourceFailure(
        at: Place(file: path),
        Localized(fr: "le fichier « \(path) » est illisible", en: "the file “\(path)” is unreadable"))
    }
    guard let bytes = read else { return (nil, [TextCheck.tooLong(path, limit: CSVParser.maximumFileLength)]) }
    var parser = CSVParser(
      source: SourceText(path: path, bytes: bytes), origin: TableOrigin(source: name, location: path, date: date))
    let rows = parser.parse(as: table)
    return (rows, parser.problems.all)
  }
}
