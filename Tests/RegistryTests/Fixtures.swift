import Diagnostics
import Foundation

@testable import Registry

/// A registry of a few rows, written in the test itself.
enum Fixture {
  static let schemaText = """
    tables:
      collectivites:
        libelle: { fr: Collectivités, en: Local governments }
        cle: [id]
        colonnes:
          id: { requis: oui }
          nom: { requis: oui, libelle: { fr: Nom, en: Name, ar: الاسم } }
          pays_iso2: { type: vocabulaire pays, requis: oui }
          lat: { type: decimal }
          population: { type: entier }
      accords:
        cle: [id]
        colonnes:
          id: { requis: oui, libelle: Identifiant }
          type: { requis: oui, valeurs: { jumelage: Jumelage, convention: Convention } }
          collectivite_id: { requis: oui, reference: collectivites }
          partenaire_id: { requis: oui, reference: collectivites }
          pays_partenaire_iso2: { type: vocabulaire pays, requis: oui }
          date_signature: { type: date_partielle, libelle: Date de signature }
          themes: { type: liste vocabulaire themes }
          montant: { type: decimal }
          tacite: { type: oui_non }
          site: { type: lien }
          vu_le: { type: date }
          source: { requis: conseille }
        deduites:
          collectivite: { par: collectivite_id, colonne: nom }
          partenaire: { par: partenaire_id, colonne: nom, libelle: Partenaire }
          pays: { colonne: pays_partenaire_iso2 }
          pays_nom: { colonne: pays_partenaire_iso2, vocabulaire: pays, libelle: Pays }
          pays_local: { par: collectivite_id, colonne: pays_iso2 }
    """

  static var schema: RegistrySchema {
    guard let schema = RegistrySchema.read(SourceText(path: "site/registre.yml", text: schemaText)).schema else {
      preconditionFailure("the schema of the fixture does not stand")
    }
    return schema
  }

  static let collectivites = """
    id,nom,pays_iso2,lat,population
    ma-rabat,Rabat,MA,34.02,577827
    fr-lille,Lille,FR,50.63,
    es-evora,Évora,ES,,
    sn-saint-louis,Saint-Louis,SN,,

    """

  static let accords = """
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,themes,montant,source
    MA-JUM-0001,jumelage,ma-rabat,fr-lille,FR,2004,culture;sante,100.5,site
    MA-JUM-0002,jumelage,ma-rabat,es-evora,ES,2004-05-12,sante,,site
    MA-CON-0003,convention,ma-rabat,sn-saint-louis,SN,2010-06,,20,site
    MA-CON-0004,convention,ma-rabat,fr-lille,FR,,culture,30,site

    """

  static let vocabularies = [
    "pays": ["MA": "Maroc", "FR": "France", "ES": "Espagne", "SN": "Sénégal"],
    "themes": ["culture": "Culture", "sante": "Santé"],
  ]

  static func table(_ name: String, _ csv: String, source: String = "essai", date: String? = nil) -> (RawTable?, [Diagnostic]) {
    let path = "\(source)/\(name).csv"
    var parser = CSVParser(
      source: SourceText(path: path, text: csv), origin: TableOrigin(source: source, location: path, date: date))
    return (parser.parse(as: name), parser.problems.all)
  }

  static func answer(_ tables: [(String, String)], source: String = "essai", date: String? = nil) -> SourceAnswer {
    let read = tables.map { table($0.0, $0.1, source: source, date: date) }
    return SourceAnswer(tables: read.compactMap(\.0), diagnostics: read.flatMap(\.1))
  }

  static func build(_ tables: [(String, String)]) -> (snapshot: Snapshot?, diagnostics: [Diagnostic]) {
    Snapshot.build(schema, from: [answer(tables)], vocabularies: vocabularies)
  }

  static var snapshot: Snapshot {
    guard let snapshot = build([("collectivites", collectivites), ("accords", accords)]).snapshot else {
      preconditionFailure("the rows of the fixture do not stand")
    }
    return snapshot
  }
}

extension Diagnostic {
  /// `CODE line:column`, which says all that a table of tests needs.
  var mark: String {
    guard let start = place?.range?.start else { return code }
    return "\(code) \(start.line):\(start.column)"
  }
}
