/// Endings between which a French (or English) word is inflected. `recherche.js` holds the same list.
enum FrenchEndings {
  static let all: Set<ArraySlice<UInt8>> = Set(
    ([""] + list.split(separator: " ").map(String.init)).map { ArraySlice(Array($0.utf8)) })

  private static let list = """
    e s es x aux al ale ales el elle els elles er ez ent a as ai ait ais aient ant ants ante antes ation ations ateur \
    ateurs atrice atrices ement ements ment ments eur eurs euse euses if ifs ive ives ite ites ique iques isme ismes iste istes able \
    ables ible ibles ance ances ence ences age ages ee ees i ie ies ir is it ise ises iser isation isations issent issant issement \
    issements ion ions oir oire oires ure ures era erait eraient erons ons eront en ens enne ennes ien iens ienne iennes ier iers iere \
    ieres eux in ins ine ines on onne onner onnel onnelle onnels onnelles t te ts tes ue ues u us aire aires al ing ed ers y
    """
}
