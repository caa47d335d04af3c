/* Affiner une liste sur place. Sans script, chaque valeur a sa page ; avec lui, on coche plusieurs valeurs : une au moins dans chaque groupe. */
(function () {
  'use strict';
  var affiner = document.querySelector('.affiner-liste');
  var entrees = Array.prototype.slice.call(document.querySelectorAll('.entree[data-codes]'));
  if (!affiner || !entrees.length) return;
  var etat = document.createElement('p');
  etat.className = 'liste-etat';
  etat.setAttribute('role', 'status');
  affiner.appendChild(etat);

  Array.prototype.forEach.call(affiner.querySelectorAll('a[data-code]'), function (lien) {
    var ligne = lien.parentNode;
    var nom = document.createElement('label');
    var caseACocher = document.createElement('input');
    caseACocher.type = 'checkbox';
    caseACocher.value = lien.dataset.code;
    nom.appendChild(caseACocher);
    nom.appendChild(document.createTextNode(lien.textContent));
    ligne.replaceChild(nom, lien);
  });

  function cochees(groupe) {
    return Array.prototype.map.call(groupe.querySelectorAll('input:checked'), function (c) { return c.value; });
  }
  affiner.addEventListener('change', function () {
    var groupes = Array.prototype.map.call(affiner.querySelectorAll('nav'), cochees).filter(function (g) { return g.length; });
    var vues = 0;
    entrees.forEach(function (entree) {
      var codes = entree.dataset.codes.split(' ');
      entree.hidden = !groupes.every(function (g) { return g.some(function (code) { return codes.indexOf(code) >= 0; }); });
      if (!entree.hidden) vues++;
    });
    etat.textContent = affiner.dataset.compte.replace('{n}', vues).replace('{total}', entrees.length);
  });
})();
