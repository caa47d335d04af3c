import PluginKit

/// The registry: its tables, what is asked of it, and the blocks that show it.
extension RuleFamily {
  static let directives = RuleFamily(
    reason: Localized(
      fr: "Un bloc vivant dit exactement ce qu’il montre ; mal écrit, il montrerait autre chose, ou rien.",
      en: "A live block says exactly what it shows; badly written, it would show something else, or nothing."),
    entries: [
      .init(
        "DIR-002", .error, "Les options d’un bloc s’écrivent « option: valeur »",
        "The options of a block are written “option: value”",
        "Écrivez une option par ligne.", "Write one option a line."),
      .init(
        "DIR-003", .error, "Un chiffre du registre dit ce qu’il compte", "A figure of the registry says what it counts",
        "Écrivez par exemple `registre nombre accords`.", "Write for instance `registre nombre accords`."),
      .init(
        "DIR-004", .error, "Un total est d’une seule devise", "A sum is in one currency",
        "Filtrez par devise : « où: { devise: MAD } ».", "Filter by currency: “où: { devise: MAD }”."),
      .init(
        "DIR-005", .error, "Un graphique se trie par nom ou par valeur", "A chart is sorted by name or by value",
        "Écrivez nom, -nom, valeur ou -valeur.", "Write nom, -nom, valeur or -valeur."),
      .init(
        "DIR-006", .error, "Un graphique montre des nombres positifs, que l’on peut dessiner",
        "A chart shows positive numbers that can be drawn",
        "Choisissez une autre mesure, ou un tableau.", "Choose another measure, or a table."),
      .init(
        "DIR-007", .error, "Une carte a un tracé des terres", "A map has the outlines of land",
        "Nommez dans site.yml, sous « carte », un fichier GeoJSON et sa source.",
        "Name in site.yml, under “carte”, a GeoJSON file and its source."),
      .init(
        "DIR-008", .error, "L’accord d’une frise existe", "The agreement of a timeline exists",
        "Corrigez l’identifiant de l’accord.", "Correct the id of the agreement."),
    ])

  static let queries = RuleFamily(
    reason: Localized(
      fr: "Une demande au registre ne peut que lire, doit finir, et donne toujours la même réponse pour les mêmes données.",
      en: "A request to the registry can only read, must end, and always gives the same answer for the same data."),
    entries: [
      .init(
        "REQ-001", .error, "La table demandée existe", "The table that is asked for exists",
        "Corrigez le nom de la table.", "Correct the name of the table."),
      .init(
        "REQ-002", .error, "Les colonnes demandées existent", "The columns that are asked for exist",
        "Corrigez le nom de la colonne.", "Correct the name of the column."),
      .init(
        "REQ-003", .error, "Un filtre convient à sa colonne", "A filter suits its column",
        "Écrivez une valeur que cette colonne peut prendre.", "Write a value that this column can take."),
      .init(
        "REQ-004", .error, "La limite et le début ne sont pas négatifs", "Limit and offset are not negative",
        "Écrivez un nombre de lignes.", "Write a number of rows."),
      .init(
        "REQ-005", .error, "Une somme se fait sur des nombres", "A sum is made of numbers",
        "Choisissez une colonne de nombres.", "Choose a column of numbers."),
      .init(
        "REQ-006", .error, "Une requête SQL se comprend", "An SQL query can be understood",
        "Vérifiez les noms, les virgules et les parenthèses.", "Check the names, the commas and the parentheses."),
      .init(
        "REQ-007", .error, "Une requête SQL ne fait que lire", "An SQL query only reads",
        "Écrivez un seul SELECT, sans la date du jour ni le hasard.", "Write a single SELECT, without today’s date or chance."),
      .init(
        "REQ-008", .error, "Une requête SQL finit, et sa réponse tient sur une page",
        "An SQL query ends, and its answer fits a page",
        "Ajoutez LIMIT ou une condition de jointure, ou regroupez les lignes.",
        "Add LIMIT or a condition to the join, or group the rows."),
      .init(
        "REQ-009", .error, "On ne compte pas de valeurs distinctes dans une liste",
        "Distinct values of a list are not counted by group",
        "Comptez les lignes (nombre) ou une somme.", "Count the rows (nombre) or a sum."),
    ])

  static let registry = RuleFamily(
    reason: Localized(
      fr: "Le registre fait foi : une ligne fausse se retrouve dans les tableaux, les bilans et les fiches qui la citent.",
      en: "The registry is what is believed: a wrong row ends up in tables, balance sheets and the records that cite it."),
    entries: [
      .init(
        "REG-001", .error, "Chaque ligne a un identifiant à elle", "Each row has an id of its own",
        "Donnez à la ligne un autre identifiant, ou retirez-la si elle répète la première.",
        "Give the row another id, or remove it if it repeats the first."),
      .init(
        "REG-002", .error, "Les lignes que cite une ligne existent", "The rows that a row names exist",
        "Corrigez l’identifiant, ou ajoutez la ligne qui manque.", "Correct the id, or add the missing row."),
      .init(
        "REG-003", .error, "Chaque cellule convient à sa colonne", "Each cell suits its column",
        "Écrivez la valeur comme la colonne le demande ; remplissez les cellules obligatoires.",
        "Write the value as the column asks; fill in required cells."),
      .init(
        "REG-005", .warning, "Le pays du partenaire est le bon, et n’est pas celui de la collectivité",
        "The partner’s country is right, and is not that of the local government",
        "Corrigez le pays ou le partenaire. Un accord entre collectivités d’un même pays n’a pas sa place ici.",
        "Correct the country or the partner. An agreement within one country has no place here."),
      .init(
        "REG-009", .warning, "Chaque ligne dit d’où elle vient", "Each row says where it comes from",
        "Remplissez la colonne « source ».", "Fill in the column “source”."),
      .init(
        "REG-100", .error, "Le site décrit les tables de son registre", "The site describes the tables of its registry",
        "Ajoutez site/registre.yml, ou retirez « registre » de site.yml.",
        "Add site/registre.yml, or remove “registre” from site.yml."),
      .init(
        "REG-101", .error, "Une table est déclarée", "A table is declared",
        "Corrigez le nom du fichier, ou déclarez la table dans site/registre.yml.",
        "Correct the name of the file, or declare the table in site/registre.yml."),
      .init(
        "REG-102", .error, "Les colonnes obligatoires d’une table sont là", "The required columns of a table are there",
        "Ajoutez la colonne à la première ligne du fichier.", "Add the column to the first line of the file."),
      .init(
        "REG-103", .error, "Une colonne est déclarée", "A column is declared",
        "Corrigez le nom de la colonne, ou déclarez-la dans site/registre.yml.",
        "Correct the name of the column, or declare it in site/registre.yml."),
      .init(
        "REG-104", .error, "La source du registre répond", "The source of the registry answers",
        "Vérifiez l’adresse ou le dossier de la source, puis recommencez. Rien n’est publié en attendant.",
        "Check the address or the folder of the source, then try again. Nothing is published until then."),
      .init(
        "REG-105", .warning, "Les données du registre ne sont pas trop vieilles", "The data of the registry are not too old",
        "Mettez la source et sa date à jour, ou changez « age_max » dans site.yml.",
        "Bring the source and its date up to date, or change “age_max” in site.yml."),
      .init(
        "REG-106", .error, "Le registre se met en base", "The registry can be put in a database",
        "Signalez ce message à ceux qui tiennent le site : la faute n’est pas dans vos lignes.",
        "Report this message to those who keep the site: the fault is not in your rows."),
      .init(
        "REG-107", .warning, "La dernière bonne copie d’une source se garde", "The last good copy of a source can be kept",
        "Vérifiez les droits du dossier .vademecum et la place sur le disque.",
        "Check the permissions of the folder .vademecum and the room on the disk."),
      .init(
        "REG-108", .warning, "Une source répond ; à défaut, sa dernière copie la remplace",
        "A source answers; failing that, its last copy takes its place",
        "Vérifiez la source. Les pages montrent des données de la date que dit le message.",
        "Check the source. Pages show data of the date that the message tells."),
      .init(
        "REG-109", .error, "L’adresse d’une source ne contient pas de mot de passe", "The address of a source holds no password",
        "Retirez-le et donnez-le par une variable d’environnement (PGPASSWORD) ou un fichier PGPASSFILE.",
        "Take it out and give it by an environment variable (PGPASSWORD) or a file PGPASSFILE."),
      .init(
        "REG-110", .warning, "Les tables d’un dossier sont en CSV", "The tables of a folder are in CSV",
        "Enregistrez la feuille en CSV UTF-8, ou rangez ce fichier ailleurs.",
        "Save the sheet as CSV UTF-8, or put this file elsewhere."),
    ])

  static let tables = RuleFamily(
    reason: Localized(
      fr: "Un fichier CSV mal formé décale les cellules : une date devient un nom, sans que personne le voie.",
      en: "A badly formed CSV file shifts its cells: a date becomes a name, and nobody sees it."),
    entries: [
      .init(
        "CSV-001", .error, "Un fichier CSV est en UTF-8", "A CSV file is in UTF-8",
        "Enregistrez-le au format « CSV UTF-8 ».", "Save it in the format “CSV UTF-8”."),
      .init(
        "CSV-002", .error, "Un guillemet ouvert est fermé", "A quote that is opened is closed",
        "Fermez le guillemet, ou doublez-le s’il fait partie du texte.",
        "Close the quote, or double it if it is part of the text."),
      .init(
        "CSV-003", .error, "Un guillemet est au bord d’une cellule", "A quote is at the edge of a cell",
        "Mettez toute la cellule entre guillemets droits et doublez ceux du texte.",
        "Put the whole cell between straight quotes and double those of the text."),
      .init(
        "CSV-004", .error, "Une ligne n’a pas de cellule en trop", "A row has no cell too many",
        "Cherchez une virgule dans un texte sans guillemets.", "Look for a comma in a text without quotes."),
      .init(
        "CSV-005", .error, "Une ligne a toutes ses cellules", "A row has all its cells",
        "Ajoutez les virgules des cellules vides.", "Add the commas of the empty cells."),
      .init(
        "CSV-006", .error, "Chaque colonne a un nom à elle", "Each column has a name of its own",
        "Donnez à chaque colonne de la première ligne un nom différent.", "Give each column of the first line a different name."),
      .init(
        "CSV-007", .error, "Une cellule est d’une taille raisonnable", "A cell is of a sensible size",
        "Mettez ce texte dans un document et citez-le.", "Put this text in a document and refer to it."),
      .init(
        "CSV-008", .error, "Un fichier CSV est d’une taille raisonnable", "A CSV file is of a sensible size",
        "Mettez ces données dans une base de données.", "Put these data in a database."),
      .init(
        "CSV-009", .error, "Un fichier CSV a au moins ses noms de colonnes", "A CSV file has at least the names of its columns",
        "Écrivez les noms des colonnes sur la première ligne.", "Write the names of the columns on the first line."),
    ])

  static let schema = RuleFamily(
    reason: Localized(
      fr: "site/registre.yml déclare les tables ; tout ce qui lit le registre se fie à lui.",
      en: "site/registre.yml declares the tables; whatever reads the registry relies on it."),
    entries: [
      .init(
        "SCH-001", .error, "Le type d’une colonne est connu", "The type of a column is known",
        "Choisissez un des types que donne le message.", "Choose one of the types in the message."),
      .init(
        "SCH-002", .error, "Un nom cité est déclaré", "A name that is used is declared",
        "Corrigez le nom, ou déclarez-le.", "Correct the name, or declare it."),
      .init(
        "SCH-003", .error, "Tables et colonnes portent des noms simples", "Tables and columns have simple names",
        "Écrivez des lettres minuscules sans accent, des chiffres et « _ », en commençant par une lettre.",
        "Write lower-case letters without accents, digits and “_”, beginning with a letter."),
      .init(
        "SCH-004", .error, "Une déclaration est faite de clés et de valeurs", "A declaration is made of keys and values",
        "Écrivez une clé par ligne sous ce nom.", "Write one key a line under this name."),
      .init(
        "SCH-005", .error, "Une cellule désigne une ligne par une seule clé", "A cell names a row by a single key",
        "Choisissez une table dont la clé est une seule colonne.", "Choose a table whose key is a single column."),
      .init(
        "SCH-006", .error, "Une colonne déduite passe par une colonne qui mène à une table",
        "A derived column goes through one that leads to a table",
        "Ajoutez « reference: TABLE » à la colonne.", "Add “reference: TABLE” to the column."),
      .init(
        "SCH-007", .error, "Une colonne n’est déclarée qu’une fois", "A column is declared once",
        "Gardez une seule des deux déclarations.", "Keep only one of the two declarations."),
    ])
}
