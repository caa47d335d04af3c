  /* Un élément, ses attributs, son texte. */
  function element(nom, attributs, texte) {
    var e = document.createElement(nom);
    Object.keys(attributs).forEach(function (a) { e.setAttribute(a, attributs[a]); });
    if (texte) e.textContent = texte;
    return e;
  }
