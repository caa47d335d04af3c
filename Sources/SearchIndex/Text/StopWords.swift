/// Words that a query loses when another word stays. `recherche.js` holds the same list.
enum StopWords {
  static let all = set(french + " " + arabic).union(foreign)

  /// Those of English, which is read but not written here: alone among French words, one is part of a name (« Instruction With »).
  static let foreign = set(english)

  /// Words of questions rather than of their subject: they count for little.
  static let weak = set(weakWords)

  private static func set(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }

  private static let weakWords = """
    aimerais besoin cherche chercher comprendre connaitre definition definir dire dit exemple expliquer explique fonctionne \
    information informations marche merci obtenir regle regles savoir signifie souhaite trouve trouver veux voudrais
    """
  private static let french = """
    a ai ait alors apres as au aucun aujourd aussi autre autres aux avec avez avoir avons ayant bien c ca car ce ceci cela \
    celle celles celui cent ces cet cette ceux chaque chez ci comme comment combien d dans de des depuis donc dont du elle \
    elles en encore entre es est et etait etaient etant etc ete etes etre eu eux faire fait faut font hui il ils j je jusqu l la \
    laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n \
    ne ni non nos notre nous nul on ont ou par parce pas peu peut peuvent plus pour pourquoi pourrait puis puisqu puisque \
    qu quand que quel quelle quelles quels quelqu qui quoi quoiqu quoique s sa sans se selon sera serait ses si sinon soi \
    soit son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une \
    va vers voici voila vos votre vous vu y
    """
  private static let english = """
    an and are be been by can could did do does for from had has have how i if in into is it its not of or our shall \
    should so such than that the their them then there these they this those to was we were what when where which who why \
    will with would you your
    """
  private static let arabic = "من في علي الي عن ما هل هو هي هذا هذه ان او و كيف كان لا مع كل التي الذي"
}
